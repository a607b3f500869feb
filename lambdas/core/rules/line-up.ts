import type { Member } from '../../../settings/settings.ts'
import { type HumanLane, taskDefinition } from '../../../statemachine/process.ts'
import type { Offer, Order, OrderEvent, Task, UnsentMail } from '../order.ts'
import { taskKey } from '../order.ts'
import { isSamePerson } from '../same-person.ts'
import { hasRoomForOperations } from './capacity.ts'
import type { Decided } from './decided.ts'
import { isLive } from './fence.ts'
import { journal } from './journal.ts'
import { mailTo, withTask } from './member-act.ts'
import { type FreshLink, nextGeneration, offerTo, refreshedOffer, renewedOffer, withOffer } from './offer-to.ts'
import { isReserved } from './reserved.ts'

export interface LineUp extends FreshLink {
  /** The lanes as settings have them now. */
  members: (lane: HumanLane) => readonly Member[]
}

/**
 * Brings the offers of open tasks in line with their lanes: whoever has left loses theirs and what they had taken, whoever
 * has come is offered the task, a changed address gets the link; each is told once. Whom operations took off a task is
 * not offered it again, unless nobody else is left. A second look changes nothing.
 */
export function lineUp(order: Order, command: LineUp): Decided {
  if (!isLive(order)) return { order }
  const open = Object.values(order.tasks).filter(({ status }) => status === 'open')
  return { order: open.reduce((next, task) => lineUpTask(next, taskKey(task.node, task.round), command), order) }
}

function lineUpTask(order: Order, key: string, command: LineUp): Order {
  const steps = [takeOffWhoLeft, followWhoChanged, offerToWhoLacks]
  return steps.reduce((next, step) => {
    const task = next.tasks[key]
    return task ? step(next, task, command.members(taskDefinition(task.node).lane), command) : next
  }, order)
}

const stands = ({ withdrawnAt }: Offer) => withdrawnAt === undefined

function takeOffWhoLeft(order: Order, task: Task, members: readonly Member[], { now }: LineUp): Order {
  const isLeft = (offer: Offer) => stands(offer) && !members.some(({ id }) => id === offer.member.id)
  const left = task.offers.filter(isLeft)
  if (left.length === 0) return order
  const at = now.toISOString()
  const { holder, ...rest } = task
  const isFree = left.some(({ ref }) => ref === holder?.ref)
  const offers = task.offers.map((offer) =>
    isLeft(offer) ? { ...nextGeneration(offer), withdrawnAt: at, hasLeft: true } : offer,
  )
  const isTheirs = (mail: UnsentMail) =>
    isOf(task, mail) && mail.to === undefined && left.some(({ ref }) => ref === mail.ref)
  const unheard = order.unsent.filter((mail) => isTheirs(mail) && mail.kind === 'task-offered').map(({ ref }) => ref)
  const told = [
    ...left
      .filter(({ ref }) => !unheard.includes(ref))
      .map(({ ref }) => mailTo(order, task, 'task-withdrawn', ref, now)),
    ...(isFree ? offers.filter(stands).map(({ ref }) => mailTo(order, task, 'task-released', ref, now)) : []),
  ]
  const next = withTask(
    { ...order, unsent: [...order.unsent.filter((mail) => !isTheirs(mail)), ...told] },
    { ...rest, offers, ...(holder && !isFree && { holder }) },
  )
  return left.reduce(
    (journaled, { ref, member }) =>
      journal(journaled, eventOf('member-left', task, member, now, { ...(ref === holder?.ref && { held: 'yes' }) })),
    next,
  )
}

/**
 * Names are shown as they are today. A link that went to another address comes again, to that of today. Somebody else
 * under the same id gets a link of their own; that of before is dead, and what its owner had taken is free.
 */
function followWhoChanged(order: Order, task: Task, members: readonly Member[], command: LineUp): Order {
  return task.offers.filter(stands).reduce((next, offer) => {
    const member = members.find(({ id }) => id === offer.member.id)
    const current = next.tasks[taskKey(task.node, task.round)]
    if (!member || !current) return next
    const { id, name, email } = member
    const hasMoved = email !== offer.member.email
    if (!hasMoved && name === offer.member.name) return next
    const isUnderWay = next.unsent.some(
      (mail) => isOf(task, mail) && mail.kind === 'task-offered' && mail.ref === offer.ref,
    )
    const hasRoom = hasRoomForOperations(next)
    const mails = hasMoved && !isUnderWay && hasRoom
    const isAnother = !isSamePerson(member, offer.member)
    const given = isAnother ? renewedOffer(offer, command) : mails ? refreshedOffer(offer, command) : offer
    const { holder, ...rest } = withOffer(current, { ...given, member: { id, name, email } })
    const keepsHolder = holder && !(isAnother && holder.ref === offer.ref)
    const followed = withTask(next, { ...rest, ...(keepsHolder && { holder }) })
    if (!hasRoom) return followed
    const told = mails ? [mailTo(order, task, 'task-offered', offer.ref, command.now)] : []
    return journal(
      { ...followed, unsent: [...followed.unsent, ...told] },
      eventOf('member-changed', task, member, command.now, {
        changed: isAnother ? 'person' : hasMoved ? 'email' : 'name',
      }),
    )
  }, order)
}

function offerToWhoLacks(order: Order, task: Task, members: readonly Member[], command: LineUp): Order {
  const { now } = command
  const isReservedNow = isReserved(order, task, now)
  const isWidened = task.firstTo !== undefined && !isReservedNow
  const { firstTo: _, ...rest } = task
  const at = { at: now.toISOString(), type: 'offer-widened', node: task.node, round: task.round }
  const open = isWidened ? journal(withTask(order, rest), at) : order
  return lacking(task, members, isReservedNow).reduce((next, member) => {
    const current = next.tasks[taskKey(task.node, task.round)]
    if (!current || (!hasRoomForOperations(next) && current.offers.some(stands))) return next
    const { task: offered, offer } = offerTo(current, member, command)
    const mail = mailTo(order, task, 'task-offered', offer.ref, now)
    const given = { ...withTask(next, offered), unsent: [...next.unsent, mail] }
    return isWidened ? given : journal(given, eventOf('member-joined', task, member, now))
  }, open)
}

/** Who is to be offered the task and is not; it is never left with nobody. */
function lacking(task: Task, members: readonly Member[], isReservedNow: boolean): readonly Member[] {
  const offerOf = ({ id }: Member) => task.offers.find(({ member }) => member.id === id)
  const others = members.filter((member) => offerOf(member)?.hasLeft ?? offerOf(member) === undefined)
  if (task.offers.some(stands)) return isReservedNow ? [] : others
  return others.length > 0 ? others : members
}

const isOf = (task: Task, mail: UnsentMail) => mail.task === taskKey(task.node, task.round)

const eventOf = (
  type: string,
  { node, round }: Task,
  { id }: Pick<Member, 'id'>,
  now: Date,
  more: Record<string, string> = {},
): OrderEvent => ({ at: now.toISOString(), type, node, round, data: { member: id, ...more } })
