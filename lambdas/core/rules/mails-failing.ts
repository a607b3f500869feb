import type { Order, UnsentMail } from '../order.ts'
import { after } from '../time.ts'
import { hasRoomForNeed } from './capacity.ts'
import { journal } from './journal.ts'
import { mailGrace } from './open-task.ts'

/** A mail that could not be sent for so long is no passing trouble any more. */
const longFailing = { seconds: 24 * 60 * 60 }
const event = 'mails-failing'

/** The mails that have been tried in vain for a day; what tells of them is not among them. */
export const failingMails = ({ unsent }: Order, now: Date): UnsentMail[] =>
  unsent.filter(
    ({ kind, failingSince }) =>
      kind !== 'mail-failing' &&
      failingSince !== undefined &&
      after(failingSince, longFailing.seconds) <= now.toISOString(),
  )

/**
 * Operations are told once of the mails that have been tried for a day, each time that others join them. A notice that
 * has not gone itself ends with what it tells of: it was the mail server, and the server is back.
 */
export function tellOfFailing(order: Order, { ops, now }: { ops: readonly string[]; now: Date }): Order {
  const failing = failingMails(order, now)
  if (failing.length === 0) {
    const unsent = order.unsent.filter(({ kind }) => kind !== 'mail-failing')
    return unsent.length === order.unsent.length ? order : { ...order, unsent }
  }
  const at = now.toISOString()
  const lastTold = order.events.findLast(({ type }) => type === event)?.at ?? ''
  const isNew = ({ failingSince = '' }: UnsentMail) => after(failingSince, longFailing.seconds) > lastTold
  if (!failing.some(isNew) || order.unsent.some(({ kind }) => kind === 'mail-failing')) return order
  const others = hasRoomForNeed(order) ? ops.filter((one) => failing.every(({ to }) => to !== one)) : []
  const notices = others.map(
    (to, index): UnsentMail => ({
      id: `mail-failing:${at}:${index + 1}`,
      kind: 'mail-failing',
      to,
      failures: 0,
      dueAt: after(now, mailGrace.seconds),
    }),
  )
  const data = { mails: String(failing.length) }
  return journal({ ...order, unsent: [...order.unsent, ...notices] }, { at, type: event, data })
}
