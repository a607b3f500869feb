import type { StateError } from '../errors.ts'
import type { Json } from '../json.ts'
import { resourceOf } from '../states/task.ts'
import type { Draft } from './execution.ts'
import { ExecutionFailure, fail, record } from './execution.ts'
import { whole } from './history.ts'
import { findWaiting, type Step, type Thread } from './position.ts'

type Resource = ReturnType<typeof resourceOf>

/** What may happen to a waiting thread. `returned` is the function's answer; `succeeded` and `failed` come by token. */
export type Happening =
  | { kind: 'returned'; result: Json }
  | { kind: 'succeeded'; output: Json }
  | ({ kind: 'failed' } & StateError)
  | { kind: 'due' }

/**
 * Records a happening with the thread that waits for it, leaving all evaluation to the walker.
 * False when no such wait is open any more: the happening is void.
 */
export const receive = (draft: Draft, wait: number, happening: Happening): boolean => {
  const thread = findWaiting(draft.execution.position.root, wait)
  if (thread === undefined) return false
  try {
    thread.step = take(draft, thread, happening)
  } catch (error) {
    if (!(error instanceof ExecutionFailure)) throw error
    fail(draft, error)
  }
  return true
}

const take = (draft: Draft, thread: Thread, happening: Happening): Step => {
  const { step } = thread
  if (step.at === 'sleeping') return { at: 'result' }
  if (step.at === 'backoff') return { at: 'attempt' }
  if (step.at !== 'invoking' && step.at !== 'token') throw new Error(`nothing can happen at '${step.at}'`)
  const resource = resourceOf(step.token)
  switch (happening.kind) {
    case 'returned': {
      if (step.token === undefined) return success(draft, thread, resource, answer(happening.result))
      record(draft, thread, 'TaskSubmitted', {
        taskSubmittedEventDetails: {
          ...resource,
          output: JSON.stringify(answer(happening.result)),
          outputDetails: whole,
        },
      })
      return { at: 'token', wait: step.wait, token: step.token, timeoutAt: step.timeoutAt }
    }
    case 'succeeded':
      return success(draft, thread, resource, happening.output)
    case 'failed': {
      const { error, cause } = happening
      record(draft, thread, 'TaskFailed', { taskFailedEventDetails: { ...resource, error, cause } })
      return { at: 'failure', failure: { error, cause } }
    }
    case 'due': {
      const failure = { error: 'States.Timeout' }
      record(draft, thread, 'TaskTimedOut', { taskTimedOutEventDetails: { ...resource, ...failure } })
      return { at: 'failure', failure }
    }
  }
}

const success = (draft: Draft, thread: Thread, resource: Resource, output: Json): Step => {
  const text = JSON.stringify(output)
  if (Buffer.byteLength(text) > maxPayloadBytes) {
    const failure = {
      error: 'States.DataLimitExceeded',
      cause: `The task returned more than ${maxPayloadBytes} bytes.`,
    }
    record(draft, thread, 'TaskFailed', { taskFailedEventDetails: { ...resource, ...failure } })
    return { at: 'failure', failure }
  }
  record(draft, thread, 'TaskSucceeded', {
    taskSucceededEventDetails: { ...resource, output: text, outputDetails: whole },
  })
  return { at: 'result', result: output }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const maxPayloadBytes = 262_144

/** What the optimized integration gives for a function's answer (https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html). */
const answer = (payload: Json): Json => ({ ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 })
