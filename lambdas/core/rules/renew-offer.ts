import type { Member } from '../../../settings/settings.ts'
import type { Locator } from '../link.ts'
import { type Order, taskKey, type UnsentMail } from '../order.ts'
import { after } from '../time.ts'
import { hasRoomForNeed } from './capacity.ts'
import { type Decided, refuse } from './decided.ts'
import { isLive } from './fence.ts'
import { journal } from './journal.ts'
import { withTask } from './member-act.ts'
import { type FreshLink, renewedOffer, withOffer } from './offer-to.ts'
import { mailGrace } from './open-task.ts'

/** A member who asked for a link is sent no second one within this time. */
const renewalPause = { seconds: 600 }

export interface AskForLink extends Locator {
  /** The link that asks was taken back itself. */
  isRevoked?: boolean
}

export interface RenewOffer extends AskForLink, FreshLink {
  /** The lane as settings have it now. */
  members: readonly Member[]
}

/**
 * Takes a member's link back and mails a fresh one to their own address, nowhere else: whoever has left the lane, or was
 * taken off the task, gets none. Through a link that was taken back, the one that works is mailed again: who may have
 * seen the old one must not be able to end the new one.
 */
export function renewOffer(order: Order, command: RenewOffer): Decided {
  const { node, round, ref, now } = command
  const key = taskKey(node, round)
  const task = order.tasks[key]
  const offer = task?.offers.find((candidate) => candidate.ref === ref)
  if (task?.status !== 'open' || !offer) return refuse({ kind: 'no-such-task' })
  if (!isLive(order)) return refuse({ kind: 'order-ended', status: order.status })
  const member = command.members.find(({ id }) => id === offer.member.id)
  if (!member || offer.withdrawnAt) return refuse({ kind: 'no-such-member' })
  const at = now.toISOString()
  const isSame = ({ type, by, ...event }: Order['events'][number]) =>
    (type === 'link-renewed' || type === 'link-resent') &&
    by === member.id &&
    event.node === node &&
    event.round === round
  const last = order.events.findLast(isSame)
  if (last && after(last.at, renewalPause.seconds) > at) return refuse({ kind: 'too-soon' })
  if (!hasRoomForNeed(order)) return refuse({ kind: 'too-many' })

  const { id, name, email } = member
  const keeps = command.isRevoked && new Date(offer.expiresAt) > now
  const given = { ...(keeps ? offer : renewedOffer(offer, command)), member: { id, name, email } }
  const mail: UnsentMail = {
    id: `task-offered:${key}:${ref}:${given.generation}${keeps ? `:${at}` : ''}`,
    kind: 'task-offered',
    task: key,
    ref,
    failures: 0,
    dueAt: after(now, mailGrace.seconds),
  }
  const renewed = withTask({ ...order, unsent: [...order.unsent, mail] }, withOffer(task, given))
  return { order: journal(renewed, { at, type: keeps ? 'link-resent' : 'link-renewed', by: member.id, node, round }) }
}
