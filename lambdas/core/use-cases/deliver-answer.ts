import { taskDefinition } from '../../../statemachine/process.ts'
import { changeOrder } from '../change-order.ts'
import { TaskTokenGone } from '../errors.ts'
import type { Task } from '../order.ts'
import type { Clock, Executions, Orders } from '../ports.ts'
import { answerDelivered } from '../rules/deliver-answer.ts'

/**
 * Tells the execution the answer of a task: node, round and outcome, nothing else; as an error, if the process has the
 * task's state catch one for that outcome.
 * @throws TaskTokenGone and what else the port throws
 */
export async function sendAnswer(
  executions: Pick<Executions, 'succeedTask' | 'failTask'>,
  { node, round, answer, token }: Task,
): Promise<void> {
  if (!answer) return
  const { outcome } = answer
  const error = taskDefinition(node).outcomes[outcome]?.error
  if (error === undefined) await executions.succeedTask(token, { node, round, outcome })
  else await executions.failTask(token, error, { node, round, outcome })
}

export interface DeliverAnswerDeps {
  orders: Orders
  executions: Pick<Executions, 'succeedTask' | 'failTask' | 'describe'>
  clock: Clock
}

/**
 * Patrol's repeat of an answer that nobody has stamped. A token that a running execution does not know any more has
 * been answered with, or is being replaced by a newer try, which will ask for the stored answer itself: either way the
 * task needs no further repeat.
 * @returns `execution-ended` when nobody is left to take the answer
 */
export async function deliverAnswer(
  deps: DeliverAnswerDeps,
  pid: string,
  task: Task,
): Promise<'delivered' | 'execution-ended'> {
  try {
    await sendAnswer(deps.executions, task)
  } catch (error) {
    if (!(error instanceof TaskTokenGone)) throw error
    const execution = await deps.executions.describe(pid)
    if (execution?.status !== 'RUNNING') return 'execution-ended'
  }
  const { node, round, token } = task
  await changeOrder(deps.orders, pid, (order) => answerDelivered(order, { node, round, token, now: deps.clock.now() }))
  return 'delivered'
}
