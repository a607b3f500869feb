import type { Order, UnsentMail } from '../order.ts'
import { after } from '../time.ts'
import { type Decided, unchanged } from './decided.ts'
import { journal } from './journal.ts'

/** A mail that fails is tried again at once, then after 1, 2, 4 … minutes, then every hour. */
const longestPause = 3600
const pauseAfter = (failures: number) => (failures === 0 ? 0 : Math.min(60 * 2 ** (failures - 1), longestPause))

/** Takes what has been sent off the list; what could not be sent stays, due again after a growing pause. */
export function mailsSent(order: Order, command: { sent: string[]; failed: string[]; now: Date }): Decided {
  const { sent, failed, now } = command
  const done = order.unsent.filter(({ id }) => sent.includes(id))
  if (done.length === 0 && !order.unsent.some(({ id }) => failed.includes(id))) return unchanged(order)
  const again = (mail: UnsentMail): UnsentMail => ({
    ...mail,
    failures: mail.failures + 1,
    failingSince: mail.failingSince ?? now.toISOString(),
    dueAt: after(now, pauseAfter(mail.failures)),
  })
  const unsent = order.unsent
    .filter(({ id }) => !sent.includes(id))
    .map((mail) => (failed.includes(mail.id) ? again(mail) : mail))
  const events = done.map(({ id }) => ({ at: now.toISOString(), type: 'mail-sent', data: { mail: id } }))
  return { order: events.reduce(journal, { ...order, unsent }) }
}

/** Nobody else is to send these: patrol need not wait for whoever decided them. */
export function mailsLeft(order: Order, { left, now }: { left: readonly string[]; now: Date }): Decided {
  const dueAt = now.toISOString()
  const isEarly = ({ id, dueAt: due }: UnsentMail) => left.includes(id) && due > dueAt
  if (!order.unsent.some(isEarly)) return unchanged(order)
  return { order: { ...order, unsent: order.unsent.map((mail) => (isEarly(mail) ? { ...mail, dueAt } : mail)) } }
}
