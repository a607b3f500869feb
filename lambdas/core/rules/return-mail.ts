import { type HumanLane, taskDefinition } from '../../../statemachine/process.ts'
import { type Order, taskKey, type UnsentMail } from '../order.ts'
import { mailReturnedEvent, type ReturnKind, recipientOf } from '../returned-mail.ts'
import { after } from '../time.ts'
import { hasRoomForNeed } from './capacity.ts'
import { type Decided, unchanged } from './decided.ts'
import { hasEnded } from './fence.ts'
import { journal } from './journal.ts'
import { mailGrace } from './open-task.ts'

export interface ReturnMail {
  /** The mail's id within the order. */
  mail: string
  what: ReturnKind
  /** The mail service's word for the reason, such as `Permanent/General`. */
  code: string
  /** Who is told, by lane. */
  tell: (lane: HumanLane) => readonly string[]
  now: Date
}

/**
 * A mail came back, or was complained of: the task carries the mark, and its lane's lead is told, once a mail. Mails to
 * leads and operations are journaled only: telling them by mail that they get no mails would go on for ever.
 */
export function returnMail(order: Order, { mail, what, code, tell, now }: ReturnMail): Decided {
  const isKnown = order.events.some(
    ({ type, data }) => type === mailReturnedEvent && data?.mail === mail && data.what === what,
  )
  if (isKnown || hasEnded(order)) return unchanged(order)
  const at = now.toISOString()
  const event = { at, type: mailReturnedEvent, data: { mail, what, code } }
  const recipient = recipientOf(order, mail)
  if (!recipient) return { order: journal(order, event) }
  const { task, offer } = recipient
  const { node, round } = task
  // An order that is full is marked, and its lead has heard of the mails before.
  const isTold = task.status === 'open' && !offer.hasLeft && hasRoomForNeed(order)
  const leads = isTold ? tell(taskDefinition(node).lane) : []
  const mails = leads.map(
    (to, index): UnsentMail => ({
      id: `mail-bounced:${what}:${mail}:${index + 1}`,
      kind: 'mail-bounced',
      task: taskKey(node, round),
      ref: offer.ref,
      to,
      failures: 0,
      dueAt: after(at, mailGrace.seconds),
    }),
  )
  const next = { ...order, unsent: [...order.unsent, ...mails] }
  return { order: journal(next, { ...event, node, round, data: { ...event.data, member: offer.member.id } }) }
}
