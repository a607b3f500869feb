import type { Task } from '../definition/definition.ts'
import { record } from '../execution/execution.ts'
import { newToken } from '../execution/token.ts'
import { QueryEvaluationError } from '../expression/expression.ts'
import { isObject } from '../json.ts'
import { evaluateField, evaluateSeconds, type Visit } from './visit.ts'

const callback = 'arn:aws:states:::lambda:invoke.waitForTaskToken'

/** How the history names the resource of a task with or without a token. */
export const resourceOf = (token: string | undefined): { resourceType: string; resource: string } => ({
  resourceType: 'lambda',
  resource: token === undefined ? 'invoke' : 'invoke.waitForTaskToken',
})

/** Schedules the function: the invocation itself follows once this is on disk. */
export const schedule = async (visit: Visit<Task>): Promise<void> => {
  const { draft, thread, state, surroundings } = visit
  const token = state.Resource === callback ? newToken(surroundings.ids) : undefined
  const parameters = await evaluateField(visit, state.Arguments, 'Arguments', { token })
  if (!isObject(parameters) || typeof parameters.FunctionName !== 'string') {
    throw new QueryEvaluationError("The field 'Arguments/FunctionName' must be a string.", 'Arguments/FunctionName')
  }
  const timeout =
    state.TimeoutSeconds === undefined
      ? undefined
      : await evaluateSeconds(visit, state.TimeoutSeconds, 'TimeoutSeconds', 1)
  record(draft, thread, 'TaskScheduled', {
    taskScheduledEventDetails: {
      ...resourceOf(token),
      region: 'local',
      parameters: JSON.stringify(parameters),
      ...(timeout !== undefined && { timeoutInSeconds: timeout }),
    },
  })
  record(draft, thread, 'TaskStarted', { taskStartedEventDetails: resourceOf(token) })
  thread.step = {
    at: 'invoking',
    wait: draft.execution.position.nextWait++,
    functionName: parameters.FunctionName,
    payload: parameters.Payload ?? {},
    token,
    timeoutAt: timeout === undefined ? undefined : new Date(draft.now.getTime() + timeout * 1_000).toISOString(),
  }
}
