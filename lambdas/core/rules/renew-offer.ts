import type { Member } from '../../../settings/settings.ts'
import type { Locator } from '../link.ts'
import { type Offer, type Order, taskKey, type UnsentMail } from '../order.ts'
import { after } from '../time.ts'
import { hasRoomForNeed } from './capacity.ts'
import { type Decided, refuse } from './decided.ts'
import { isLive } from './fence.ts'
import { journal } from './journal.ts'
import { withTask } from './member-act.ts'
import { type FreshLink, refreshedOffer, renewedOffer, withOffer } from './offer-to.ts'
import { mailGrace } from './open-task.ts'

/** A member who asked for a link is sent no second one within this time, */
const renewalPause = { seconds: 600 }
/** nor more than so many in a day: what asks may be a program that presses the button of every mail it sees. */
const mostInADay = 5
const day = 24 * 60 * 60

export interface AskForLink extends Locator {
  /** The link that asks was taken back itself. */
  isRevoked?: boolean
  /** Somebody has seen the member's link: those that they have end at once. */
  endEarlier?: boolean
}

export interface RenewOffer extends AskForLink, FreshLink {
  /** The lane as settings have it now. */
  members: readonly Member[]
}

/**
 * Mails a member a fresh link to their own address, nowhere else: whoever has left the lane, or was taken off the task,
 * gets none. The link that they have works until the fresh one is used, or ends at once if they ask for that. A fresh one
 * that was not used yet is mailed again; so is, through a link that was taken back, the one that works: who may have seen
 * the old one must not be able to end the new one.
 */
export function renewOffer(order: Order, command: RenewOffer): Decided {
  const { node, round, ref, now } = command
  const key = taskKey(node, round)
  const task = order.tasks[key]
  const offer = task?.offers.find((candidate) => candidate.ref === ref)
  if (task?.status !== 'open' || !offer) return refuse({ kind: 'no-such-task' })
  if (!isLive(order)) return refuse({ kind: 'order-ended', status: order.status })
  const member = command.members.find(({ id }) => id === offer.member.id)
  if (!member) return refuse({ kind: 'left-lane' })
  if (offer.withdrawnAt && !offer.hasLeft) return refuse({ kind: 'no-such-member' })
  const at = now.toISOString()
  const isSame = ({ type, by, ...event }: Order['events'][number]) =>
    (type === 'link-renewed' || type === 'link-resent') &&
    by === member.id &&
    event.node === node &&
    event.round === round
  const asked = order.events.filter((event) => isSame(event) && after(event.at, day) > at)
  if (asked.some((event) => after(event.at, renewalPause.seconds) > at)) return refuse({ kind: 'too-soon' })
  if (asked.length >= mostInADay) return refuse({ kind: 'too-many-links' })
  if (!hasRoomForNeed(order)) return refuse({ kind: 'too-many' })

  const { withdrawnAt: _, hasLeft: __, ...fresh } = freshOffer(offer, command)
  const keeps = fresh.generation === offer.generation
  const given = { ...fresh, member: { id: member.id, name: member.name, email: member.email } }
  const mail: UnsentMail = {
    id: `task-offered:${key}:${ref}:${given.generation}${keeps ? `:${at}` : ''}`,
    kind: 'task-offered',
    task: key,
    ref,
    failures: 0,
    dueAt: after(now, mailGrace.seconds),
  }
  const renewed = withTask({ ...order, unsent: [...order.unsent, mail] }, withOffer(task, given))
  const type = keeps ? 'link-resent' : 'link-renewed'
  const ended = given.earlier === undefined && !keeps ? { data: { earlier: 'ended' } } : {}
  return { order: journal(renewed, { at, type, by: member.id, node, round, ...ended }) }
}

function freshOffer(offer: Offer, command: RenewOffer): Offer {
  const { isRevoked, endEarlier, now } = command
  if (offer.withdrawnAt) return renewedOffer(offer, command)
  if (isRevoked && new Date(offer.expiresAt) > now) return offer
  return endEarlier ? renewedOffer(offer, command) : refreshedOffer(offer, command)
}
