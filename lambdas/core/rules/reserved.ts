import { openerOfRound } from '../../../statemachine/branches.ts'
import { type TaskNode, taskDefinition } from '../../../statemachine/process.ts'
import { holderOf } from '../holder.ts'
import type { Order, Task } from '../order.ts'
import { tasksWithStages } from './attention.ts'

/**
 * Some of the lane only are asked: operations have said who does the task, or what came back is offered first to whoever
 * arranged it. Once that one has left, or has not taken it in time, it is the lane's; what somebody has taken stays theirs.
 */
export function isReserved({ events }: Order, task: Task, now: Date): boolean {
  const stands = (id: string | undefined) =>
    task.offers.some(({ member, withdrawnAt }) => member.id === id && withdrawnAt === undefined)
  const isTaken = stands(holderOf(task)?.offer.member.id)
  const assigned = events.findLast(
    ({ type, node, round }) => type === 'task-reassigned' && node === task.node && round === task.round,
  )
  if (assigned && (isTaken || stands(assigned.data?.to))) return true
  const { firstTo } = task
  return firstTo !== undefined && (isTaken || (stands(firstTo.member) && now.toISOString() < firstTo.until))
}

/** Nobody has taken a task that was offered to one person first, and its time is up. */
export const isWideningDue = (order: Order, now: Date): boolean =>
  tasksWithStages(order).some(({ firstTo, holder }) => firstTo && !holder && firstTo.until <= now.toISOString())

/** The id of whoever arranged what a task that was opened by a return is to correct; undefined for any other task. */
export function arrangerOf({ tasks }: Order, node: TaskNode, round: number): string | undefined {
  if (!openerOfRound(node)) return undefined
  const { lane } = taskDefinition(node)
  const before = Object.values(tasks).find(
    (task) => task.round === round - 1 && taskDefinition(task.node).lane === lane && task.answer?.outcome === 'done',
  )
  return before?.answer?.by.id
}
