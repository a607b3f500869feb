import type { DatabaseSync } from 'node:sqlite'
import type { Definition } from '../definition/definition.ts'
import { definitionIn } from '../definition/load-definition.ts'
import type { Draft, Execution } from '../execution/execution.ts'
import { waitsOf } from '../execution/waits.ts'
import { changingColumns, type ExecutionRow, fromRow } from './rows.ts'

/** Reads and writes whole executions. Every write belongs inside a commit. */
export const createStore = (db: DatabaseSync, machine: string, arnOf: (name: string) => string) => {
  const byId = db.prepare('SELECT * FROM sfn_executions WHERE id = ?')
  const byName = db.prepare('SELECT * FROM sfn_executions WHERE machine = ? AND name = ?')
  const insert = db.prepare(
    `INSERT INTO sfn_executions (machine, name, definition, status, input, start_date, event_count, version, busy, position)
     VALUES (?, ?, ?, 'RUNNING', ?, ?, 0, 0, 1, '') RETURNING id`,
  )
  const update = db.prepare(
    `UPDATE sfn_executions SET status = :status, output = :output, error = :error, cause = :cause, stop_date = :stop_date,
       redrive_count = :redrive_count, redrive_date = :redrive_date, event_count = :event_count, busy = :busy,
       position = :position, version = version + 1 WHERE id = :id AND version = :version`,
  )
  const insertEvent = db.prepare('INSERT INTO sfn_events (execution, id, body) VALUES (?, ?, ?)')
  const dropTokens = db.prepare('DELETE FROM sfn_tokens WHERE execution = ?')
  const dropTimers = db.prepare('DELETE FROM sfn_timers WHERE execution = ?')
  const insertToken = db.prepare('INSERT INTO sfn_tokens (token, execution, wait) VALUES (?, ?, ?)')
  const insertTimer = db.prepare('INSERT INTO sfn_timers (machine, due, execution, wait) VALUES (?, ?, ?, ?)')
  const insertDefinition = db.prepare('INSERT OR IGNORE INTO sfn_definitions (hash, body) VALUES (?, ?)')
  const definitionByHash = db.prepare('SELECT body FROM sfn_definitions WHERE hash = ?')
  const definitions = new Map<string, Definition>()

  /** Executions keep the definition that they were started with, as on AWS. */
  const definitionOf = (hash: string): Definition => {
    const known = definitions.get(hash)
    if (known !== undefined) return known
    const row = definitionByHash.get(hash) as { body: string } | undefined
    const definition = definitionIn(row?.body ?? 'null')
    definitions.set(hash, definition)
    return definition
  }

  const toDraft = (row: unknown, now: Date): Draft | undefined => {
    if (row === undefined) return undefined
    const found = row as ExecutionRow
    const execution = fromRow(found, arnOf(found.name))
    return { execution, definition: definitionOf(found.definition), now, events: [] }
  }

  const writeWaits = ({ id, status, position, startDate, redriveDate }: Execution, definition: Definition): void => {
    dropTokens.run(id)
    dropTimers.run(id)
    if (status !== 'RUNNING') return
    const { tokens, timers } = waitsOf(position.root, definition, redriveDate ?? startDate)
    for (const { token, wait } of tokens) insertToken.run(token, id, wait)
    for (const { due, wait } of timers) insertTimer.run(machine, due, id, wait)
  }

  return {
    keepDefinition: (hash: string, body: string): void => {
      insertDefinition.run(hash, body)
    },

    /** A row for a new execution; the draft made of it must be saved in the same commit. */
    create: (name: string, definition: string, input: string, now: Date): number => {
      const { id } = insert.get(machine, name, definition, input, now.toISOString()) as { id: number }
      return id
    },

    load: (id: number, now: Date): Draft | undefined => toDraft(byId.get(id), now),

    find: (name: string, now: Date): Draft | undefined => toDraft(byName.get(machine, name), now),

    /** Writes what a transition made; false when another one came first and nothing was written. */
    save: ({ execution, definition, events }: Draft): boolean => {
      const { id, version } = execution
      if (update.run({ ...changingColumns(execution), id, version }).changes === 0) return false
      for (const event of events) insertEvent.run(id, event.id, JSON.stringify(event))
      writeWaits(execution, definition)
      execution.version += 1
      return true
    },
  }
}

export type Store = ReturnType<typeof createStore>
