import type { StateError } from '../errors.ts'
import { ExecutionFailure, record } from '../execution/execution.ts'
import { leave } from './leave.ts'
import { decideRetry, findCatcher } from './retry.ts'
import type { Visit } from './visit.ts'

/**
 * Retries, catches, or gives the error to whoever is around: the Parallel state of a branch, or the execution.
 * By https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html States.Runtime always ends the execution.
 */
export const handleFailure = async (visit: Visit, failure: StateError, isBranch: boolean): Promise<void> => {
  const { draft, thread, state, surroundings } = visit
  if (state.Type === 'Task' || state.Type === 'Parallel') {
    const retry = decideRetry(state.Retry ?? [], thread.retries, failure.error, surroundings.ids.random)
    if (retry !== undefined) {
      thread.retries = (state.Retry ?? []).map((_, i) => (thread.retries[i] ?? 0) + (i === retry.retrier ? 1 : 0))
      const until = new Date(draft.now.getTime() + retry.delay).toISOString()
      thread.step = { at: 'backoff', wait: draft.execution.position.nextWait++, until }
      return
    }
    const [index, catcher] = findCatcher(state.Catch ?? [], failure.error) ?? []
    if (catcher !== undefined) {
      recordFailed(visit)
      const { error, cause } = failure
      const errorOutput = { ...(error !== undefined && { Error: error }), ...(cause !== undefined && { Cause: cause }) }
      return leave(visit, catcher, errorOutput, { errorOutput }, `Catch[${index}]/`)
    }
  }
  giveUp(visit, failure, isBranch)
}

/** Leaves an error unhandled; what stood below the thread stays with it for a redrive. */
export const giveUp = (visit: Visit, failure: StateError, isBranch: boolean): void => {
  const { draft, thread, state } = visit
  if (failure.error === 'States.Runtime') throw new ExecutionFailure(failure, thread)
  recordFailed(visit)
  if (!isBranch) throw new ExecutionFailure(failure, thread)
  if (state.Type === 'Task') record(draft, thread, 'TaskStateAborted', {}, 'aside')
  const branches = thread.step.at === 'failure' ? thread.step.branches : undefined
  thread.step = { at: 'failed', failure, branches }
}

/** A Parallel state has an event for its failure, once its retries are used up. */
const recordFailed = ({ draft, thread, state }: Visit): void => {
  if (state.Type === 'Parallel') record(draft, thread, 'ParallelStateFailed')
}
