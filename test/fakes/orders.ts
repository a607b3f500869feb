import { freeze } from '../../embedded/sqlite/freeze.ts'
import { VersionConflict } from '../../lambdas/core/errors.ts'
import type { Order } from '../../lambdas/core/order.ts'
import type { Orders, Page } from '../../lambdas/core/ports.ts'

interface Row {
  order: Order
  attentionAt?: string
  open: boolean
}

/**
 * Orders in memory, frozen instead of copied: who changes what he has read or written throws. `all` shows what is stored;
 * a page holds `mostOnPage` at the most, so that paging is under test too.
 */
export function createOrders({ mostOnPage = Number.POSITIVE_INFINITY } = {}): Orders & { all(): Order[] } {
  const rows = new Map<string, Row>()
  return {
    all: () => [...rows.values()].map(({ order }) => order),

    async get(pid) {
      return rows.get(pid)?.order
    },

    async put(order, { attentionAt, open }) {
      if ((rows.get(order.pid)?.order.version ?? 0) !== order.version) throw new VersionConflict()
      const stored = freeze({ ...order, version: order.version + 1 })
      rows.set(order.pid, { order: stored, open, attentionAt: attentionAt?.toISOString() })
    },

    async needingAttention(until, limit, after) {
      const due = [...rows.values()].flatMap(({ order: { pid }, attentionAt }) =>
        attentionAt !== undefined && attentionAt <= until.toISOString() ? [{ key: `${attentionAt} ${pid}`, pid }] : [],
      )
      return pageOf(due, Math.min(limit, mostOnPage), false, after)
    },

    async list({ state, newestFirst, limit, after }) {
      const found = [...rows.values()]
        .filter(({ open }) => open === (state === 'open'))
        .map(({ order: { pid, openedAt } }) => ({ key: `${openedAt} ${pid}`, pid }))
      return pageOf(found, Math.min(limit, mostOnPage), newestFirst, after)
    },
  }
}

/** The cursor is the last key shown, so that a page goes on where it was whatever comes and goes. */
function pageOf(found: { key: string; pid: string }[], limit: number, reversed: boolean, after?: string): Page<string> {
  const sign = reversed ? -1 : 1
  const compare = (a: string, b: string) => (a < b ? -sign : a > b ? sign : 0)
  const left = found
    .filter(({ key }) => after === undefined || compare(key, after) > 0)
    .toSorted((a, b) => compare(a.key, b.key))
  const shown = left.slice(0, limit)
  return { items: shown.map(({ pid }) => pid), ...(left.length > limit && { next: shown.at(-1)?.key }) }
}
