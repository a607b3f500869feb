import { type HumanLane, taskDefinition } from '../../../statemachine/process.ts'
import { type Order, taskKey, type UnsentMail } from '../order.ts'
import { mailReturnedEvent, type ReturnKind, recipientOf } from '../returned-mail.ts'
import { after } from '../time.ts'
import { hasRoomForNeed } from './capacity.ts'
import { type Decided, unchanged } from './decided.ts'
import { journal } from './journal.ts'
import { mailGrace } from './open-task.ts'

/** Who is told that a mail did not arrive. */
export interface WhoIsTold {
  /** By lane. */
  tell: (lane: HumanLane) => readonly string[]
  ops: readonly string[]
}

export interface ReturnMail extends WhoIsTold {
  /** The mail's id within the order. */
  mail: string
  what: ReturnKind
  /** The mail service's word for the reason, such as `Permanent/General` or `550 5.1.1`. */
  code: string
  /** The address that it went to, where that is known. */
  address?: string
  now: Date
}

/**
 * A mail came back, or was complained of: it is journaled and told once a mail. Of a mail to a member the task carries the
 * mark and its lane's lead is told; of one to a lead or to operations, the others of operations. What tells that such a
 * notice did not arrive is the last in its row, as telling people by mail that they get no mails would go on for ever.
 */
export function returnMail(order: Order, command: ReturnMail): Decided {
  const { mail, what, code, now } = command
  const isKnown = order.events.some(
    ({ type, data }) => type === mailReturnedEvent && data?.mail === mail && data.what === what,
  )
  if (isKnown) return unchanged(order)
  const recipient = recipientOf(order, mail)
  const at = now.toISOString()
  const event = { at, type: mailReturnedEvent, data: { mail, what, code } }
  if (!recipient) return { order: journal(withNotices(order, command, opsBeside(command)), event) }
  const { task, offer } = recipient
  const { node, round } = task
  const leads = task.status === 'open' && !offer.hasLeft ? command.tell(taskDefinition(node).lane) : []
  const about = { task: taskKey(node, round), ref: offer.ref }
  const told = withNotices(order, command, leads, about)
  return { order: journal(told, { ...event, node, round, data: { ...event.data, member: offer.member.id } }) }
}

const opsBeside = ({ mail, ops, address }: ReturnMail) =>
  /^mail-bounced:[a-z]+:mail-/.test(mail) ? [] : ops.filter((one) => one !== address)

function withNotices(
  order: Order,
  { mail, what, address, now }: ReturnMail,
  told: readonly string[],
  about: Pick<UnsentMail, 'task' | 'ref'> = {},
): Order {
  // An order that is full is marked, and whoever is told has heard of its mails before.
  const notices = (hasRoomForNeed(order) ? told : []).map(
    (to, index): UnsentMail => ({
      id: `mail-bounced:${what}:${mail}:${index + 1}`,
      kind: 'mail-bounced',
      ...about,
      ...(about.ref === undefined && address !== undefined && { refusedBy: address }),
      to,
      failures: 0,
      dueAt: after(now, mailGrace.seconds),
    }),
  )
  return { ...order, unsent: [...order.unsent, ...notices] }
}
