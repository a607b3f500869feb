import { type Order, orderSchema, pidOf } from '../../lambdas/core/order.ts'

/** A new order, as the use case that starts one makes it; `changes` replace whole fields. */
export function anOrder(changes: Partial<Order> = {}): Order {
  const { appId = '1', recordId = '2', n = 1 } = changes
  return orderSchema.parse({
    pid: pidOf(appId, recordId, n),
    appId,
    recordId,
    n,
    version: 0,
    status: 'starting',
    openedAt: '2026-04-01T00:00:00.000Z',
    variables: { q_kintoneId: recordId },
    tasks: {},
    events: [],
    unsent: [],
    ...changes,
  })
}
