import { type HumanLane, taskDefinition } from '../../../statemachine/process.ts'
import { type DeadlineStage, type Order, type Task, taskKey, type UnsentMail } from '../order.ts'
import { after } from '../time.ts'
import { tasksWithStages } from './attention.ts'
import { type Decided, unchanged } from './decided.ts'
import { journal } from './journal.ts'
import { mailGrace } from './open-task.ts'

const isDue = (task: Task, now: string) => task.stages.some(({ at }) => at <= now)

export const hasDueStage = (order: Order, now: Date): boolean =>
  tasksWithStages(order).some((task) => isDue(task, now.toISOString()))

export interface TellDeadlines {
  /** Who is told, by lane, when a task is long overdue. */
  escalateTo: (lane: HumanLane) => readonly string[]
  /** The lanes as settings have them now: whoever has left is told nothing. */
  members: (lane: HumanLane) => readonly { id: string }[]
  now: Date
}

/**
 * Decides the mails of the stages that have come, and takes the stages off their tasks in the same put: of two patrols
 * that see a stage, the second finds it gone. Of several that came at once, the members hear of the latest only.
 */
export function tellDeadlines(order: Order, command: TellDeadlines): Decided {
  const now = command.now.toISOString()
  const due = tasksWithStages(order).filter((task) => isDue(task, now))
  return due.length === 0 ? unchanged(order) : { order: due.reduce((next, task) => tell(next, task, command), order) }
}

function tell(order: Order, task: Task, { escalateTo, members, now }: TellDeadlines): Order {
  const at = now.toISOString()
  const key = taskKey(task.node, task.round)
  const due = task.stages.filter((stage) => stage.at <= at).map(({ stage }) => stage)
  const toMembers = due.findLast((stage) => stage !== 'escalation')
  const mail = { task: key, failures: 0, dueAt: after(at, mailGrace.seconds) }
  const told: { stage: DeadlineStage; mails: UnsentMail[] }[] = []
  if (toMembers)
    told.push({
      stage: toMembers,
      mails: responsible(task, members(taskDefinition(task.node).lane)).map((ref) => ({
        id: `task-${toMembers}:${key}:${ref}`,
        kind: `task-${toMembers}`,
        ref,
        ...mail,
      })),
    })
  if (due.includes('escalation'))
    told.push({
      stage: 'escalation',
      mails: escalateTo(taskDefinition(task.node).lane).map((to, index) => ({
        id: `task-escalation:${key}:${index + 1}`,
        kind: 'task-escalation',
        to,
        ...mail,
      })),
    })
  const stages = task.stages.filter((stage) => stage.at > at)
  const next: Order = {
    ...order,
    tasks: { ...order.tasks, [key]: { ...task, stages } },
    unsent: [...order.unsent, ...told.flatMap(({ mails }) => mails)],
  }
  return told
    .filter(({ mails }) => mails.length > 0)
    .reduce(
      (journaled, { stage }) => journal(journaled, { at, type: `task-${stage}`, node: task.node, round: task.round }),
      next,
    )
}

/** Whoever holds the task, else everyone who still has it on offer; by offer. */
function responsible({ offers, holder }: Task, members: readonly { id: string }[]): number[] {
  const standing = offers
    .filter(({ withdrawnAt, member }) => withdrawnAt === undefined && members.some(({ id }) => id === member.id))
    .map(({ ref }) => ref)
  return holder && standing.includes(holder.ref) ? [holder.ref] : standing
}
