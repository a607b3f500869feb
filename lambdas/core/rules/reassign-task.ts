import type { Member } from '../../../settings/settings.ts'
import type { TaskNode } from '../../../statemachine/process.ts'
import { type Order, type Task, taskKey, type UnsentMail } from '../order.ts'
import { after } from '../time.ts'
import { hasRoomForOperations } from './capacity.ts'
import { type Decided, refuse } from './decided.ts'
import { journal } from './journal.ts'
import { openTaskOf } from './member-act.ts'
import { type FreshLink, nextGeneration, offerTo, withOffer } from './offer-to.ts'
import { mailGrace } from './open-task.ts'

export interface ReassignTask extends FreshLink {
  node: TaskNode
  round: number
  /** The member whose link is taken back. */
  from: string
  to: Member
  by: string
}

/**
 * Operations give an open task to another member: the one's link is withdrawn for good, the other holds the task and is
 * mailed a link. Whoever else held it is told.
 */
export function reassignTask(order: Order, command: ReassignTask): Decided {
  const { node, round, from, to, by, now } = command
  const found = openTaskOf(order, command)
  if ('refusal' in found) return found
  const { task } = found
  const key = taskKey(node, round)
  const giver = task.offers.find(({ member, withdrawnAt }) => member.id === from && !withdrawnAt)
  if (!giver || from === to.id) return refuse({ kind: 'no-such-member' })
  if (!hasRoomForOperations(order)) return refuse({ kind: 'too-many' })

  const at = now.toISOString()
  const withdrawn = withOffer(task, { ...nextGeneration(giver), withdrawnAt: at })
  const { task: offered, offer } = offerTo(withdrawn, to, command)
  const reassigned: Task = { ...offered, holder: { ref: offer.ref, at } }
  const mail = (kind: 'task-handed-over' | 'task-taken-over', ref: number): UnsentMail => ({
    id: `${kind}:${key}:${ref}:${at}`,
    kind,
    task: key,
    ref,
    failures: 0,
    dueAt: after(now, mailGrace.seconds),
  })
  const bystander = task.holder && ![giver.ref, offer.ref].includes(task.holder.ref) ? [task.holder.ref] : []
  // the one is no longer asked, the other gets a mail of their own
  const isTold = (one: UnsentMail) => one.to !== undefined || ![giver.ref, offer.ref].includes(one.ref ?? 0)
  const kept = order.unsent.filter((one) => one.task !== key || isTold(one))
  const next: Order = {
    ...order,
    tasks: { ...order.tasks, [key]: reassigned },
    unsent: [...kept, mail('task-handed-over', offer.ref), ...bystander.map((ref) => mail('task-taken-over', ref))],
  }
  return { order: journal(next, { at, type: 'task-reassigned', by, node, round, data: { from, to: to.id } }) }
}
