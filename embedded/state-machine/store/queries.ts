import type { DatabaseSync } from 'node:sqlite'
import type { Execution, ExecutionStatus } from '../execution/execution.ts'
import type { HistoryEvent } from '../execution/history.ts'
import { type ExecutionRow, eventsFrom, fromRow } from './rows.ts'

/** The reads that need no whole execution: due timers, tokens, busy executions, and pages for the lists. */
export const createQueries = (db: DatabaseSync, machine: string, arnOf: (name: string) => string) => {
  const busy = db.prepare('SELECT id FROM sfn_executions WHERE machine = ? AND busy = 1 ORDER BY id')
  const token = db.prepare('SELECT execution, wait FROM sfn_tokens WHERE token = ?')
  const nextDue = db.prepare('SELECT due FROM sfn_timers WHERE machine = ? ORDER BY due LIMIT 1')
  const due = db.prepare(
    'SELECT due, execution, wait FROM sfn_timers WHERE machine = ? AND due <= ? ORDER BY due LIMIT 100',
  )
  const events = db.prepare(
    `SELECT events FROM sfn_history WHERE execution = :execution AND first >= ifnull(
       (SELECT max(first) FROM sfn_history WHERE execution = :execution AND first <= :from + 1), 0)
     ORDER BY first LIMIT :limit`,
  )
  const eventsBack = db.prepare(
    'SELECT events FROM sfn_history WHERE execution = :execution AND first < :from ORDER BY first DESC LIMIT :limit',
  )
  // Without the position, which may be long: a list shows none of it.
  const columns = `id, name, definition, status, input, NULL AS output, NULL AS error, NULL AS cause, start_date, stop_date,
    redrive_count, redrive_date, event_count, version, 'null' AS position`
  const all = db.prepare(`SELECT ${columns} FROM sfn_executions WHERE machine = ? AND id < ? ORDER BY id DESC LIMIT ?`)
  const withStatus = db.prepare(
    `SELECT ${columns} FROM sfn_executions WHERE machine = ? AND status = ? AND id < ? ORDER BY id DESC LIMIT ?`,
  )

  return {
    busyExecutions: (): number[] => (busy.all(machine) as { id: number }[]).map(({ id }) => id),

    waitOfToken: (text: string): { execution: number; wait: number } | undefined =>
      token.get(text) as { execution: number; wait: number } | undefined,

    nextDue: (): Date | undefined => {
      const row = nextDue.get(machine) as { due: string } | undefined
      return row && new Date(row.due)
    },

    dueTimers: (now: Date): { due: string; execution: number; wait: number }[] =>
      due.all(machine, now.toISOString()) as { due: string; execution: number; wait: number }[],

    /** Events after the id, or before it from the last backwards. */
    events: (execution: number, from: number, limit: number, reverse: boolean): HistoryEvent[] =>
      ((reverse ? eventsBack : events).all({ execution, from, limit }) as { events: string }[])
        .flatMap((row) => (reverse ? eventsFrom(row).reverse() : eventsFrom(row)))
        .filter(({ id }) => (reverse ? id < from : id > from))
        .slice(0, limit),

    /** Executions started before the one with this id, the latest first. */
    executions: (status: ExecutionStatus | undefined, before: number, limit: number): Execution[] => {
      const rows =
        status === undefined ? all.all(machine, before, limit) : withStatus.all(machine, status, before, limit)
      return (rows as ExecutionRow[]).map((row) => fromRow(row, arnOf(row.name)))
    },
  }
}

export type Queries = ReturnType<typeof createQueries>
