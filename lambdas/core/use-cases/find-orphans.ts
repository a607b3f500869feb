import type { Order } from '../order.ts'
import type { Clock, Executions, Ledger, Log, Orders } from '../ports.ts'
import { hasEnded } from '../rules/fence.ts'
import { after } from '../time.ts'
import { doWithOne, readOrders } from './one-of-many.ts'
import { beginExecution } from './start-order.ts'

export interface FindOrphansDeps {
  orders: Orders
  ledger: Ledger
  executions: Pick<Executions, 'start'>
  clock: Clock
  log: Log
}

/** What lacks its counterpart. `repaired` are those among them that have been put right. */
export interface Orphans {
  ordersWithoutExecution: number
  executionsWithoutOrder: number
  ledgersWithoutOrder: number
  ordersWithoutLedger: number
  unreadableOrders: number
  repaired: number
}
export const noOrphans: Orphans = {
  ordersWithoutExecution: 0,
  executionsWithoutOrder: 0,
  ledgersWithoutOrder: 0,
  ordersWithoutLedger: 0,
  unreadableOrders: 0,
  repaired: 0,
}

export const addOrphans = (one: Orphans, other: Partial<Orphans>): Orphans => ({
  ordersWithoutExecution: one.ordersWithoutExecution + (other.ordersWithoutExecution ?? 0),
  executionsWithoutOrder: one.executionsWithoutOrder + (other.executionsWithoutOrder ?? 0),
  ledgersWithoutOrder: one.ledgersWithoutOrder + (other.ledgersWithoutOrder ?? 0),
  ordersWithoutLedger: one.ordersWithoutLedger + (other.ordersWithoutLedger ?? 0),
  unreadableOrders: one.unreadableOrders + (other.unreadableOrders ?? 0),
  repaired: one.repaired + (other.repaired ?? 0),
})

export const inconsistencies = ({ repaired: _, ...found }: Orphans): number =>
  Object.values(found).reduce((total, count) => total + count, 0)

/**
 * Starts the executions of orders that have none, whatever became of them: a start by the same name begins nothing twice,
 * and every step finds what it has done already. A start that is under way is patrol's.
 */
export async function startWithoutExecution(
  deps: FindOrphansDeps,
  orders: readonly Order[],
): Promise<Partial<Orphans>> {
  const lost = orders.filter(({ status }) => status !== 'starting')
  for (const order of lost) {
    await beginExecution(deps, order)
    deps.log.error('an order had no execution; it was started', { pid: order.pid })
  }
  return { ordersWithoutExecution: lost.length, repaired: lost.length }
}

/** An order's last step returns a moment after it has closed the order. */
const endGrace = { seconds: 10 * 60 }

/** Executions that run for no order, or for one that has ended: stopping them is for people to decide. */
export async function countWithoutOrder(deps: FindOrphansDeps, running: Iterable<string>): Promise<Partial<Orphans>> {
  let found = 0
  for (const pid of running) {
    const order = await doWithOne(deps.log, pid, async () => (await deps.orders.get(pid)) ?? 'none')
    if (order === undefined) continue
    if (order !== 'none' && !(hasEnded(order) && isLongOver(order, deps.clock.now()))) continue
    found++
    deps.log.error('an execution runs that no open order has; stop it', { pid })
  }
  return { executionsWithoutOrder: found }
}

const isLongOver = ({ endedAt }: Order, now: Date) =>
  endedAt !== undefined && after(endedAt, endGrace.seconds) <= now.toISOString()

/** Open orders whose record is not held by them, so that a second order could start on it. */
export async function countWithoutLedger(deps: FindOrphansDeps, orders: readonly Order[]): Promise<Partial<Orphans>> {
  let found = 0
  for (const { appId, recordId, pid } of orders) {
    if ((await deps.ledger.get(appId, recordId)).holder === pid) continue
    const [order] = await readOrders(deps, [pid], 1)
    if (!order || hasEnded(order)) continue
    found++
    deps.log.error('an open order does not hold its record', { pid })
  }
  return { ordersWithoutLedger: found }
}
