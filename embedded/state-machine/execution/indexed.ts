import type { Definition } from '../definition/definition.ts'
import type { Execution, Indexed } from './execution.ts'
import { isReady, liveThreads } from './position.ts'

/** The wait number of the execution's own TimeoutSeconds. */
export const executionTimeout = 0

/** A new row. */
export const ofNew: Indexed = { status: 'RUNNING', busy: true, tokens: [], timers: [] }

/**
 * Rows are removed by what this says of the position before: whoever changes it has the rows of running executions written
 * anew by an upgrade.
 */
export const indexedOf = (execution: Execution, definition: Definition): Indexed => {
  const { status, position, startDate, redriveDate } = execution
  const found: Indexed = { status, busy: false, tokens: [], timers: [] }
  if (status !== 'RUNNING') return found
  for (const thread of liveThreads(position.root)) {
    const { step } = thread
    if (isReady(thread) || step.at === 'invoking') found.busy = true
    if ('token' in step && step.token !== undefined) found.tokens.push({ wait: step.wait, token: step.token })
    if ('until' in step) found.timers.push({ wait: step.wait, due: step.until })
    if ('timeoutAt' in step && step.timeoutAt !== undefined) found.timers.push({ wait: step.wait, due: step.timeoutAt })
  }
  if (definition.TimeoutSeconds !== undefined) {
    const due = new Date((redriveDate ?? startDate).getTime() + definition.TimeoutSeconds * 1_000).toISOString()
    found.timers.push({ wait: executionTimeout, due })
  }
  return found
}
