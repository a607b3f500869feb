import type { Member } from '../../../settings/settings.ts'
import { type TaskNode, taskDefinition } from '../../../statemachine/process.ts'
import { type Order, type Task, taskKey, type UnsentMail } from '../order.ts'
import { after } from '../time.ts'
import { type Decided, refuse, unchanged } from './decided.ts'
import { stampDelivered } from './deliver-answer.ts'
import { isLive, running } from './fence.ts'
import { journal } from './journal.ts'
import { type FreshLink, firstOffer } from './offer-to.ts'
import { arrangerOf } from './reserved.ts'

/** Whoever decided a mail gets this long to send it before patrol does. */
export const mailGrace = { seconds: 60 }

export interface OpenTask extends FreshLink {
  node: TaskNode
  round: number
  token: string
  /** [RedriveCount, RetryCount] of the state's try that brings the token. */
  tokenOrder: [redrive: number, retry: number]
  members: readonly Member[]
  /** Until when what came back is offered only to whoever arranged it; none: it is the whole lane's at once. */
  firstUntil?: string
  stages: Task['stages']
}

/**
 * Opens the task of a node and round and offers it to the lane. A later try of the same state brings a newer token,
 * which replaces the older; an earlier try that comes late changes nothing. An answer that is already there stays
 * and is to be sent with the new token.
 */
export function openTask(order: Order, command: OpenTask): Decided {
  if (!isLive(order)) return refuse({ kind: 'order-ended', status: order.status })
  const task = order.tasks[taskKey(command.node, command.round)]
  if (!task) return { order: offerTask(deliverPrevious(running(order), command), command) }
  if (task.status === 'superseded') return refuse({ kind: 'task-superseded' })
  if (task.token === command.token) return unchanged(order)
  if (!isLater(command.tokenOrder, task.tokenOrder)) return refuse({ kind: 'stale-token' })
  const waiting: Task = {
    ...task,
    token: command.token,
    tokenOrder: command.tokenOrder,
    status: task.answer ? 'answered' : 'open',
  }
  return { order: { ...running(order), tasks: { ...order.tasks, [taskKey(task.node, task.round)]: waiting } } }
}

const isLater = ([redrive, retry]: [number, number], [otherRedrive, otherRetry]: [number, number]) =>
  redrive > otherRedrive || (redrive === otherRedrive && retry > otherRetry)

/** The branch has moved on to this node, so the tasks that lead here have been delivered. */
function deliverPrevious(order: Order, { node, round, now }: OpenTask): Order {
  const leadsHere = ({ status, answer, ...task }: Task) => {
    if (status !== 'answered' || !answer) return false
    const outcome = taskDefinition(task.node).outcomes[answer.outcome]
    return outcome?.next === node && task.round + (outcome.newRound ? 1 : 0) === round
  }
  return Object.values(order.tasks)
    .filter(leadsHere)
    .reduce((next, task) => stampDelivered(next, task, now), order)
}

function offerTask(order: Order, command: OpenTask): Order {
  const { node, round, token, tokenOrder, stages, now } = command
  const key = taskKey(node, round)
  const firstTo = firstOf(order, command)
  const asked = firstTo ? command.members.filter(({ id }) => id === firstTo.member) : command.members
  const offers = asked.map((member, index) => firstOffer(member, index + 1, command))
  const unsent: UnsentMail[] = offers.map(({ ref }) => ({
    id: `task-offered:${key}:${ref}`,
    kind: 'task-offered',
    task: key,
    ref,
    failures: 0,
    dueAt: after(now, mailGrace.seconds),
  }))
  const at = now.toISOString()
  const opened: Task = { node, round, status: 'open', openedAt: at, token, tokenOrder, offers, stages }
  const task = firstTo ? { ...opened, firstTo } : opened
  const next = { ...order, tasks: { ...order.tasks, [key]: task }, unsent: [...order.unsent, ...unsent] }
  return journal(next, { at, type: 'task-opened', node, round })
}

/** Whoever arranged what came back corrects it, while they belong to the lane and there is anybody else to turn to. */
function firstOf(order: Order, { node, round, members, firstUntil }: OpenTask): Task['firstTo'] {
  const arranger = arrangerOf(order, node, round)
  const isMember = members.some(({ id }) => id === arranger)
  if (firstUntil === undefined || arranger === undefined || !isMember || members.length < 2) return undefined
  return { member: arranger, until: firstUntil }
}
