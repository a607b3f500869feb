import type { Execution, ExecutionStatus } from '../execution/execution.ts'
import type { HistoryEvent } from '../execution/history.ts'
import type { Position } from '../execution/position.ts'

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

/** The columns beside those of an index that a transition may change, by the names of their parameters. */
export const changingColumns = (execution: Execution) => ({
  output: execution.output ?? null,
  error: execution.failure?.error ?? null,
  cause: execution.failure?.cause ?? null,
  stop_date: execution.stopDate?.toISOString() ?? null,
  redrive_count: execution.redriveCount,
  redrive_date: execution.redriveDate?.toISOString() ?? null,
  event_count: execution.eventCount,
  position: JSON.stringify(execution.position),
})

/** The events of one transition, in a row of `sfn_history`. */
export const eventsFrom = (row: { events: string }): HistoryEvent[] =>
  (JSON.parse(row.events) as HistoryEvent[]).map((event) => ({ ...event, timestamp: new Date(event.timestamp) }))
