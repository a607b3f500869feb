import { putOrder } from '../change-order.ts'
import { VersionConflict } from '../errors.ts'
import { type Order, pidOf } from '../order.ts'
import type { Clock, Executions, Ledger, LedgerEntry, Orders } from '../ports.ts'
import { beginOrder } from '../rules/begin-order.ts'
import { hasEnded } from '../rules/fence.ts'

export interface StartOrderDeps {
  orders: Orders
  ledger: Ledger
  executions: Pick<Executions, 'start'>
  clock: Clock
}
/** `mended`: the record was held, but by an order that had ended, or by one that had never been stored. */
export type Started = { kind: 'started' | 'held'; pid: string; mended?: true }

/**
 * Starts one process for a record that reads 対応要, unless the record is held already. Every step can be repeated by
 * anyone who finds it half done: claim the ledger, put the order if absent, start the execution named by the pid.
 * `known` is the record's ledger entry, if the caller has just read it.
 */
export async function startOrder(
  deps: StartOrderDeps,
  record: { appId: string; recordId: string },
  known?: LedgerEntry,
): Promise<Started> {
  const { appId, recordId } = record
  const entry = known ?? (await deps.ledger.get(appId, recordId))
  if (entry.holder !== undefined) {
    const order = await deps.orders.get(entry.holder)
    if (order && isOver(order)) {
      await deps.ledger.release(appId, recordId, order.pid)
      return { ...(await startOrder(deps, record)), mended: true }
    }
    if (order) return { kind: 'held', pid: entry.holder }
    await beginExecution(deps, await putIfAbsent(deps, beginOrder({ ...record, n: entry.n, now: deps.clock.now() })))
    return { kind: 'held', pid: entry.holder, mended: true }
  }
  const n = entry.n + 1
  const pid = pidOf(appId, recordId, n)
  try {
    await deps.ledger.claim(appId, recordId, n, pid)
  } catch (error) {
    if (error instanceof VersionConflict) return { kind: 'held', pid }
    throw error
  }
  await beginExecution(deps, await putIfAbsent(deps, beginOrder({ appId, recordId, n, now: deps.clock.now() })))
  return { kind: 'started', pid }
}

/** Nothing of the order is left to write: whoever ended it was cut off before freeing the record. */
const isOver = (order: Order) => hasEnded(order) && (!order.cancel || order.cancel.step === 'finished')

/** Same name again is our own earlier try. */
export async function beginExecution({ executions }: Pick<StartOrderDeps, 'executions'>, order: Order): Promise<void> {
  const { pid, appId, recordId } = order
  await executions.start(pid, { pid, appId, recordId })
}

async function putIfAbsent({ orders }: StartOrderDeps, order: Order): Promise<Order> {
  try {
    return await putOrder(orders, order)
  } catch (error) {
    if (error instanceof VersionConflict) return order
    throw error
  }
}
