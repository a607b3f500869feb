import { type CaseQuery, matches, sortCases } from '../case-query.ts'
import { foldName } from '../fold-name.ts'
import { type Order, pidOf } from '../order.ts'
import type { Clock, Ledger, Log, Orders, SettingsSource } from '../ports.ts'
import { withProcessStatus } from '../process-status.ts'
import { readOrders } from './one-of-many.ts'

export interface FindCasesDeps {
  orders: Pick<Orders, 'get' | 'list'>
  ledger: Pick<Ledger, 'get'>
  settings: SettingsSource
  clock: Clock
  log: Log
}

/** So many orders of each state, open and ended, are read for one answer, the newest first. */
export const mostRead = 1000
const pageSize = 100
/** So many orders are read at once. */
const width = 25
/** So many earlier orders of one record are looked up. */
const mostOfRecord = 20

export interface ReadCases {
  orders: Order[]
  /** Whether there are older ones of that state, which were not read. */
  more: { open: boolean; ended: boolean }
  /** How many of those that were to be read could not be; the log names them. */
  unreadable: number
}
export interface FoundCases extends ReadCases {
  /** Those of `orders` that fit the query, sorted, as whoever looks at them is to read them. */
  cases: Order[]
}

/**
 * The orders that fit a query, among the newest `mostRead` of each state; a whole pid or record ID is found however
 * old its order is.
 */
export async function findCases(deps: FindCasesDeps, query: CaseQuery): Promise<FoundCases> {
  const [open, ended, exact] = await Promise.all([
    readCases(deps, 'open'),
    readCases(deps, 'ended'),
    readOrders(deps, await exactPids(deps, foldName(query.q ?? '')), width),
  ])
  // an order that ends while this reads is in both
  const orders = [...new Map([...open.orders, ...ended.orders].map((order) => [order.pid, order])).values()]
  const older = exact.filter(({ pid }) => !orders.some((order) => order.pid === pid))
  const now = deps.clock.now()
  const { kintone } = await deps.settings.get()
  const cases = [...orders, ...older].filter((order) => matches(order, query, now))
  return {
    orders,
    cases: sortCases(cases, query).map((order) => withProcessStatus(order, kintone.status)),
    more: { open: open.more, ended: ended.more },
    unreadable: open.unreadable + ended.unreadable,
  }
}

/** The newest `mostRead` orders of a state. */
export async function readCases(
  deps: Pick<FindCasesDeps, 'orders' | 'log'>,
  state: 'open' | 'ended',
): Promise<{ orders: Order[]; more: boolean; unreadable: number }> {
  const orders: Order[] = []
  let unreadable = 0
  let after: string | undefined
  for (let read = 0; read < mostRead; read += pageSize) {
    const page = await deps.orders.list({ state, newestFirst: true, limit: pageSize, after })
    const found = await readOrders(deps, page.items, width)
    orders.push(...found)
    unreadable += page.items.length - found.length
    after = page.next
    if (after === undefined) break
  }
  return { orders, more: after !== undefined, unreadable }
}

/** The pids that a folded search text names in full: itself, or the latest of the record that it numbers. */
async function exactPids({ ledger, settings }: FindCasesDeps, q: string): Promise<string[]> {
  if (/^k\d+-\d+-\d+$/.test(q)) return [q]
  if (!/^[1-9]\d{0,18}$/.test(q)) return []
  const { appId } = (await settings.get()).kintone
  const { n } = await ledger.get(appId, q)
  return Array.from({ length: Math.min(n, mostOfRecord) }, (_, back) => pidOf(appId, q, n - back))
}

/** How many failed orders there are of each error, the most frequent first. */
export function failuresByError(orders: readonly Order[]): { error: string; count: number; since: string }[] {
  const failures = new Map<string, { error: string; count: number; since: string }>()
  for (const { status, failure } of orders) {
    if (status !== 'failed' || !failure) continue
    const { count, since } = failures.get(failure.error) ?? { count: 0, since: failure.at }
    failures.set(failure.error, {
      error: failure.error,
      count: count + 1,
      since: since < failure.at ? since : failure.at,
    })
  }
  return [...failures.values()].sort((a, b) => b.count - a.count || (a.error < b.error ? -1 : 1))
}
