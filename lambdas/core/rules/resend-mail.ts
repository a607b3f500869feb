import type { TaskNode } from '../../../statemachine/process.ts'
import { type Offer, type Order, type Task, taskKey, type UnsentMail } from '../order.ts'
import { after } from '../time.ts'
import { hasRoomForOperations } from './capacity.ts'
import { type Decided, refuse } from './decided.ts'
import { journal } from './journal.ts'
import { openTaskOf } from './member-act.ts'
import { type FreshLink, renewedOffer } from './offer-to.ts'
import { mailGrace } from './open-task.ts'

/** A task's mails go out again at most once in this time. */
const resendPause = { seconds: 60 }

export interface ResendMail extends FreshLink {
  node: TaskNode
  round: number
  by: string
  /** The lane as settings have it now: who has left it gets none. */
  members: readonly { id: string }[]
}

/**
 * Mails an open task once more to everyone who is offered it, with the link that they have; only a link that has
 * expired is replaced by a fresh one. A mail that still waits to be sent does not go twice.
 */
export function resendMail(order: Order, command: ResendMail): Decided {
  const { node, round, by, now } = command
  const found = openTaskOf(order, command)
  if ('refusal' in found) return found
  const { task } = found
  const key = taskKey(node, round)
  const at = now.toISOString()
  const last = order.events.findLast(
    (event) => event.type === 'link-resent' && event.node === node && event.round === round,
  )
  if (last && after(last.at, resendPause.seconds) > at) return refuse({ kind: 'too-soon' })
  if (!hasRoomForOperations(order)) return refuse({ kind: 'too-many' })

  const isAsked = ({ withdrawnAt, member }: Offer) =>
    withdrawnAt === undefined && command.members.some(({ id }) => id === member.id)
  const offers = task.offers.map((offer) => (isAsked(offer) ? withLiveLink(offer, command) : offer))
  const again = offers.filter(isAsked).map((offer) => mailOf(task, offer, now))
  const isReplaced = (mail: UnsentMail) =>
    mail.task === key && mail.kind === 'task-offered' && again.some(({ ref }) => ref === mail.ref)
  return {
    order: journal(
      {
        ...order,
        tasks: { ...order.tasks, [key]: { ...task, offers } },
        unsent: [...order.unsent.filter((mail) => !isReplaced(mail)), ...again],
      },
      { at, type: 'link-resent', by, node, round },
    ),
  }
}

/** The moment keeps it apart from earlier mails of the same link, so that no mail server drops it as a repeat. */
const mailOf = (task: Task, { ref, generation }: Offer, now: Date): UnsentMail => ({
  id: `task-offered:${taskKey(task.node, task.round)}:${ref}:${generation}:${now.toISOString()}`,
  kind: 'task-offered',
  task: taskKey(task.node, task.round),
  ref,
  failures: 0,
  dueAt: after(now, mailGrace.seconds),
})

const withLiveLink = (offer: Offer, link: FreshLink): Offer =>
  new Date(offer.expiresAt) > link.now ? offer : renewedOffer(offer, link)
