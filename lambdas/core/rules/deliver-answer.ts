import type { TaskNode } from '../../../statemachine/process.ts'
import { type Order, type Task, taskKey } from '../order.ts'
import { type Decided, unchanged } from './decided.ts'
import { journal } from './journal.ts'

/** The answer has reached the execution: patrol need not repeat it. */
export const stampDelivered = (order: Order, task: Task, now: Date): Order =>
  journal(
    { ...order, tasks: { ...order.tasks, [taskKey(task.node, task.round)]: { ...task, status: 'delivered' } } },
    { at: now.toISOString(), type: 'task-delivered', node: task.node, round: task.round },
  )

/** Stamps a task that still waits with the very token that the execution no longer knows. */
export function answerDelivered(
  order: Order,
  command: { node: TaskNode; round: number; token: string; now: Date },
): Decided {
  const task = order.tasks[taskKey(command.node, command.round)]
  if (task?.status !== 'answered' || task.token !== command.token) return unchanged(order)
  return { order: stampDelivered(order, task, command.now) }
}
