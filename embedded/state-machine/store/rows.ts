import type { Execution, ExecutionStatus } from '../execution/execution.ts'
import type { HistoryEvent } from '../execution/history.ts'
import { isReady, liveThreads, type Position } from '../execution/position.ts'

export type ExecutionRow = {
  id: number
  name: string
  definition: string
  status: ExecutionStatus
  input: string
  output: string | null
  error: string | null
  cause: string | null
  start_date: string
  stop_date: string | null
  redrive_count: number
  redrive_date: string | null
  event_count: number
  version: number
  position: string
}

const dateOf = (text: string | null): Date | undefined => (text === null ? undefined : new Date(text))

export const fromRow = (row: ExecutionRow, arn: string): Execution => {
  const position: Position = JSON.parse(row.position)
  const { error, cause } = row
  return {
    id: row.id,
    name: row.name,
    arn,
    status: row.status,
    input: row.input,
    output: row.output ?? undefined,
    failure: error === null && cause === null ? undefined : { error: error ?? undefined, cause: cause ?? undefined },
    startDate: new Date(row.start_date),
    stopDate: dateOf(row.stop_date),
    redriveCount: row.redrive_count,
    redriveDate: dateOf(row.redrive_date),
    eventCount: row.event_count,
    version: row.version,
    position,
  }
}

/** The columns that a transition may change, by the names of their parameters. */
export const changingColumns = (execution: Execution) => ({
  status: execution.status,
  output: execution.output ?? null,
  error: execution.failure?.error ?? null,
  cause: execution.failure?.cause ?? null,
  stop_date: execution.stopDate?.toISOString() ?? null,
  redrive_count: execution.redriveCount,
  redrive_date: execution.redriveDate?.toISOString() ?? null,
  event_count: execution.eventCount,
  busy: isBusy(execution) ? 1 : 0,
  position: JSON.stringify(execution.position),
})

/** Whether a process that starts anew has something to do for it at once: work to walk or a function to invoke. */
const isBusy = ({ status, position }: Execution): boolean =>
  status === 'RUNNING' && liveThreads(position.root).some((thread) => isReady(thread) || thread.step.at === 'invoking')

export const eventFrom = (body: string): HistoryEvent => {
  const event: HistoryEvent = JSON.parse(body)
  return { ...event, timestamp: new Date(event.timestamp) }
}
