import type { Order } from '../../lambdas/core/order.ts'
import { anOrder } from './order.ts'

/** An order whose record has been read: 対応要, no pid entered yet. */
export const aDecidedOrder = (changes: Partial<Order> = {}): Order =>
  anOrder({
    status: 'running',
    decision: { handle: true, sendManual: true, why: 'triggered' },
    record: { revision: '3', pid: '', status: '2_対応要' },
    ...changes,
  })

/** An order that x3 has entered in its record. */
export const anEnteredOrder = (changes: Partial<Order> = {}): Order =>
  aDecidedOrder({
    record: { revision: '4', pid: 'k1-2-1', status: '3_対応中' },
    enteredAt: '2026-04-01T00:00:00.000Z',
    ...changes,
  })
