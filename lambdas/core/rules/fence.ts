import type { Order } from '../order.ts'

/** Steps of the process may act. A failed order is live: only its own redriven execution can call a step. */
export const isLive = (order: Order) =>
  order.status === 'starting' || order.status === 'running' || order.status === 'closing' || order.status === 'failed'

export const hasEnded = (order: Order) => order.status === 'closed' || order.status === 'cancelled'

/** A step has reached the order: it runs, whatever failed before. */
export function running(order: Order): Order {
  const { failure: _, refused: __, startDueAt: ___, ...rest } = order
  return { ...rest, status: order.status === 'closing' ? 'closing' : 'running' }
}
