import { changeOrder } from '../change-order.ts'
import { errorFields } from '../nouhin-error.ts'
import { type Order, type Task, taskKey } from '../order.ts'
import type { Executions } from '../ports.ts'
import { type AnswerTask, answerTask } from '../rules/answer-task.ts'
import type { Refusal } from '../rules/decided.ts'
import { mailQueued } from './change-and-mail.ts'
import { sendAnswer } from './deliver-answer.ts'
import type { SendMailsDeps } from './send-mails.ts'

export interface CompleteTaskDeps extends SendMailsDeps {
  executions: Pick<Executions, 'succeedTask' | 'failTask'>
}
export type Completed = { order: Order; task: Task } | { refusal: Refusal; order: Order }

/**
 * Records the answer, tells the execution, and mails whoever had taken the task. The stored answer is the decision: that
 * the execution cannot be told now is no failure of the click, for patrol tells it later.
 */
export async function completeTask(
  deps: CompleteTaskDeps,
  pid: string,
  command: Omit<AnswerTask, 'now'>,
): Promise<Completed> {
  const changed = await changeOrder(deps.orders, pid, (order) =>
    answerTask(order, { ...command, now: deps.clock.now() }),
  )
  if ('refusal' in changed) return { refusal: changed.refusal, order: changed.before }
  const task = changed.order.tasks[taskKey(command.node, command.round)]
  if (!task) return { refusal: { kind: 'no-such-task' }, order: changed.order }
  await sendAnswer(deps.executions, task).catch((error) => {
    deps.log.warn('answer not delivered yet', { pid, node: task.node, round: task.round, ...errorFields(error) })
  })
  await mailQueued(deps, changed)
  return { order: changed.order, task }
}
