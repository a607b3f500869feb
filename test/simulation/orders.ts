import { VersionConflict } from '../../lambdas/core/errors.ts'
import type { Order } from '../../lambdas/core/order.ts'
import type { Orders, Page } from '../../lambdas/core/ports.ts'

interface Row {
  order: Order
  attentionAt?: string
  open: boolean
}

/** Orders in memory, frozen instead of copied: a core that changed what it has read would throw. */
export function createOrders(): Orders & { all(): Order[] } {
  const rows = new Map<string, Row>()
  return {
    all: () => [...rows.values()].map(({ order }) => order),
    get: async (pid) => rows.get(pid)?.order,

    async put(order, { attentionAt, open }) {
      if ((rows.get(order.pid)?.order.version ?? 0) !== order.version) throw new VersionConflict()
      const stored = freeze({ ...order, version: order.version + 1 })
      rows.set(order.pid, { order: stored, open, attentionAt: attentionAt?.toISOString() })
    },

    async needingAttention(until, limit, after) {
      const due = [...rows.values()].flatMap(({ order: { pid }, attentionAt = '' }) =>
        attentionAt && attentionAt <= until.toISOString() ? [{ key: `${attentionAt} ${pid}`, pid }] : [],
      )
      return pageOf(due, limit, after)
    },

    async list({ state, limit, after }) {
      const found = [...rows.values()]
        .filter(({ open }) => open === (state === 'open'))
        .map(({ order: { pid, openedAt } }) => ({ key: `${openedAt} ${pid}`, pid }))
      return pageOf(found, limit, after)
    },
  }
}

function freeze<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part)
  return Object.freeze(value)
}

/** The cursor is the last key shown. A page holds two at the most, so that paging is under test too. */
function pageOf(found: { key: string; pid: string }[], limit: number, after = ''): Page<string> {
  const left = found.filter(({ key }) => key > after).toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const shown = left.slice(0, Math.min(limit, 2))
  return { items: shown.map(({ pid }) => pid), ...(left.length > shown.length && { next: shown.at(-1)?.key }) }
}
