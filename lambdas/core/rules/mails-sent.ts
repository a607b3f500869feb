import type { Order } from '../order.ts'
import { type Decided, unchanged } from './decided.ts'
import { record } from './journal.ts'

/** Takes what has been sent off the list; what could not be sent is due for patrol at once. */
export function mailsSent(order: Order, command: { sent: string[]; failed: string[]; now: Date }): Decided {
  const { sent, failed, now } = command
  const done = order.unsent.filter(({ id }) => sent.includes(id))
  const isLate = (id: string, dueAt: string) => failed.includes(id) && dueAt > now.toISOString()
  if (done.length === 0 && !order.unsent.some(({ id, dueAt }) => isLate(id, dueAt))) return unchanged(order)
  const at = now.toISOString()
  const left = order.unsent
    .filter(({ id }) => !sent.includes(id))
    .map((mail) => (isLate(mail.id, mail.dueAt) ? { ...mail, dueAt: at } : mail))
  return {
    order: done.reduce<Order>((next, { id }) => record(next, { at, type: 'mail-sent', data: { mail: id } }), {
      ...order,
      unsent: left,
    }),
  }
}
