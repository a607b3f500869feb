import type { Member } from '../../../settings/settings.ts'
import type { TaskNode } from '../../../statemachine/process.ts'
import { type Offer, type Order, type OrderEvent, type Task, taskKey, type UnsentMail } from '../order.ts'
import { isSamePerson } from '../same-person.ts'
import { after } from '../time.ts'
import type { Refusal } from './decided.ts'
import { isLive } from './fence.ts'
import { usedOffer, withOffer } from './offer-to.ts'
import { mailGrace } from './open-task.ts'

/** What a member does through the link of a task. */
export interface MemberAct {
  node: TaskNode
  round: number
  ref: number
  /** Of the link that they came by. */
  generation: number
  /** The task's lane as settings have it now: who has left it does nothing any more. */
  members: readonly Member[]
  now: Date
}

/** What a member does a second time within this time is a double click. */
export const sameClick = { seconds: 60 }

/** A task while it waits for its answer, or the truth that stands against doing anything with it. */
export function openTaskOf(order: Order, { node, round }: Pick<MemberAct, 'node' | 'round'>): { task: Task } | Refused {
  const task = order.tasks[taskKey(node, round)]
  if (!task) return { refusal: { kind: 'no-such-task' } }
  if (task.answer) return { refusal: { kind: 'already-answered', task, answer: task.answer } }
  if (!isLive(order)) return { refusal: { kind: 'order-ended', status: order.status } }
  if (task.status === 'superseded') return { refusal: { kind: 'task-superseded' } }
  return { task }
}

/** The open task of an act and the member's offer in it; once a rule stores the task, the link before this one ends. */
export function openOffer(order: Order, act: Omit<MemberAct, 'now'>): { task: Task; offer: Offer } | Refused {
  const offered = order.tasks[taskKey(act.node, act.round)]?.offers.find(({ ref }) => ref === act.ref)
  if (offered && !act.members.some((member) => isSamePerson(member, offered.member)))
    return { refusal: { kind: 'left-lane' } }
  const found = openTaskOf(order, act)
  if ('refusal' in found) return found
  const isLive = offered?.generation === act.generation || offered?.earlier?.generation === act.generation
  if (!offered || !isLive || offered.withdrawnAt) return { refusal: { kind: 'link-revoked' } }
  const offer = usedOffer(offered, act.generation)
  return { task: withOffer(found.task, offer), offer }
}
type Refused = { refusal: Refusal }

export const withTask = (order: Order, task: Task): Order => ({
  ...order,
  tasks: { ...order.tasks, [taskKey(task.node, task.round)]: task },
})

/** What the audit trail says of an act. */
export const eventOf = (type: string, { node, round, now }: MemberAct, { member }: Offer): OrderEvent => ({
  at: now.toISOString(),
  type,
  by: member.id,
  node,
  round,
})

/** A mail to one member of a task, one for each change of the order. */
export function mailTo(order: Order, { node, round }: Task, kind: UnsentMail['kind'], ref: number, now: Date) {
  const task = taskKey(node, round)
  const id = `${kind}:${task}:${ref}:v${order.version}`
  return { id, kind, task, ref, failures: 0, dueAt: after(now, mailGrace.seconds) } satisfies UnsentMail
}
