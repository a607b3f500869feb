import { OrderNotFound, VersionConflict } from './errors.ts'
import type { Order } from './order.ts'
import type { Orders } from './ports.ts'
import { indexOf } from './rules/attention.ts'
import type { Decided, Refusal } from './rules/decided.ts'

/** More conflicts in a row than this are not contention but a fault. */
const mostTries = 50

export type Changed = { order: Order; before: Order } | { refusal: Refusal; before: Order }

/**
 * Reads the order, lets the rule decide, puts the result; on a conflict reads and decides again.
 * @returns the order as stored (the same object as `before` when the rule changed nothing), or the refusal
 * @throws OrderNotFound, VersionConflict after very many conflicts
 */
export async function changeOrder(orders: Orders, pid: string, decide: (order: Order) => Decided): Promise<Changed> {
  for (let tries = 1; ; tries++) {
    const before = await orders.get(pid)
    if (!before) throw new OrderNotFound()
    const decided = decide(before)
    if ('refusal' in decided) return { ...decided, before }
    if (decided.order === before) return { order: before, before }
    try {
      return { order: await putOrder(orders, decided.order), before }
    } catch (error) {
      if (!(error instanceof VersionConflict) || tries === mostTries) throw error
    }
  }
}

/** @returns the order as stored @throws VersionConflict */
export async function putOrder(orders: Orders, order: Order): Promise<Order> {
  await orders.put(order, indexOf(order))
  return { ...order, version: order.version + 1 }
}
