import { type Holder, otherHolder } from '../holder.ts'
import type { Offer, Order, Task } from '../order.ts'
import { hasRoomForAct } from './capacity.ts'
import { type Decided, refuse, unchanged } from './decided.ts'
import { journal } from './journal.ts'
import { eventOf, type MemberAct, mailTo, openOffer, withTask } from './member-act.ts'

export interface ClaimTask extends MemberAct {
  /** Take it from another member who has it. */
  takeOver?: boolean
}

/** 引き受け: the others see who has the task. One that another member has is not taken from them unasked. */
export function claimTask(order: Order, command: ClaimTask): Decided {
  const found = openOffer(order, command)
  if ('refusal' in found) return found
  const { task, offer } = found
  if (task.holder?.ref === offer.ref) return unchanged(order)
  const holder = otherHolder(task, offer.ref)
  if (holder && !command.takeOver) return refuse({ kind: 'held', holder })
  if (!hasRoomForAct(order)) return refuse({ kind: 'too-many' })
  if (holder) return { order: takeOver(order, task, offer, holder, command) }
  const claimed = withTask(order, { ...task, holder: { ref: offer.ref, at: command.now.toISOString() } })
  return { order: journal(claimed, eventOf('task-claimed', command, offer)) }
}

/** The task becomes the member's; the one who had it is told. */
export function takeOver(order: Order, task: Task, offer: Offer, previous: Holder, act: MemberAct): Order {
  const taken = withTask(order, { ...task, holder: { ref: offer.ref, at: act.now.toISOString() } })
  const told = mailTo(order, task, 'task-taken-over', previous.offer.ref, act.now)
  return journal(
    { ...taken, unsent: [...order.unsent, told] },
    { ...eventOf('task-taken-over', act, offer), data: { from: previous.offer.member.id } },
  )
}
