import type { Definition } from '../definition/definition.ts'
import { type Draft, type Execution, recordExecution } from './execution.ts'
import { whole } from './history.ts'
import { ofNew } from './indexed.ts'
import { newThread, reviveThreads } from './position.ts'

/** A new execution at the definition's first state; the caller gives it its row. */
export const begin = (
  row: { id: number; name: string; arn: string; input: string; roleArn: string },
  definition: Definition,
  now: Date,
): Draft => {
  const { roleArn, ...identity } = row
  const execution: Execution = {
    ...identity,
    status: 'RUNNING',
    startDate: now,
    redriveCount: 0,
    eventCount: 0,
    version: 0,
    position: { root: newThread(definition.StartAt, JSON.parse(row.input), 0), nextWait: 1 },
  }
  const draft: Draft = { execution, definition, now, events: [], indexed: ofNew }
  recordExecution(draft, 'ExecutionStarted', {
    executionStartedEventDetails: { input: row.input, inputDetails: whole, roleArn },
  })
  return draft
}

/** Sets an ended execution running again from its unsuccessful states. */
export const redrive = (draft: Draft): void => {
  const { execution, now } = draft
  reviveThreads(execution.position.root)
  Object.assign(execution, {
    status: 'RUNNING',
    redriveCount: execution.redriveCount + 1,
    redriveDate: now,
    stopDate: undefined,
    failure: undefined,
  })
  const details = { executionRedrivenEventDetails: { redriveCount: execution.redriveCount } }
  recordExecution(draft, 'ExecutionRedriven', details, execution.eventCount)
}
