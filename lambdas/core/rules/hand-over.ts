import { otherHolder } from '../holder.ts'
import type { Order } from '../order.ts'
import { hasRoomForAct } from './capacity.ts'
import { type Decided, refuse, unchanged } from './decided.ts'
import { journal } from './journal.ts'
import { eventOf, type MemberAct, mailTo, openOffer, withTask } from './member-act.ts'
import { type FreshLink, offerTo } from './offer-to.ts'

export interface HandOver extends MemberAct, FreshLink {
  /** The id of another member of the lane. */
  to: string
}

/**
 * Gives the task to another member, who becomes its holder and is mailed their link; the giver's link stays valid. What
 * a third member has is theirs: it is taken over before it is given away.
 */
export function handOver(order: Order, command: HandOver): Decided {
  const found = openOffer(order, command)
  if ('refusal' in found) return found
  const { task, offer: giver } = found
  const member = command.members.find(({ id }) => id === command.to)
  if (!member || member.id === giver.member.id) return refuse({ kind: 'no-such-member' })
  const holder = otherHolder(task, giver.ref)
  if (holder?.offer.member.id === member.id) return unchanged(order)
  if (holder) return refuse({ kind: 'held', holder })
  if (!hasRoomForAct(order)) return refuse({ kind: 'too-many' })

  const { task: offered, offer } = offerTo(task, member, command)
  const given = withTask(order, { ...offered, holder: { ref: offer.ref, at: command.now.toISOString() } })
  const told = mailTo(order, task, 'task-handed-over', offer.ref, command.now)
  return {
    order: journal(
      { ...given, unsent: [...order.unsent, told] },
      { ...eventOf('task-handed-over', command, giver), data: { to: member.id } },
    ),
  }
}
