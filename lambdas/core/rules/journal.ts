import type { Order, OrderEvent } from '../order.ts'

/** Adds an audit event to the same put as the change it tells of. */
export const journal = (order: Order, event: OrderEvent): Order => ({ ...order, events: [...order.events, event] })
