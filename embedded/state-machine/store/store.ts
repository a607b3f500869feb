import type { DatabaseSync } from 'node:sqlite'
import type { Definition } from '../definition/definition.ts'
import { definitionIn } from '../definition/load-definition.ts'
import type { Draft } from '../execution/execution.ts'
import { indexedOf, ofNew } from '../execution/indexed.ts'
import { createIndex } from './index-rows.ts'
import { changingColumns, type ExecutionRow, fromRow } from './rows.ts'

/** Reads and writes whole executions. Every write belongs inside a commit. */
export const createStore = (db: DatabaseSync, machine: string, arnOf: (name: string) => string) => {
  const byId = db.prepare('SELECT * FROM sfn_executions WHERE machine = ? AND id = ?')
  const byName = db.prepare('SELECT * FROM sfn_executions WHERE machine = ? AND name = ?')
  const insert = db.prepare(
    `INSERT INTO sfn_executions (machine, name, definition, status, input, start_date, event_count, version, busy, position)
     VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, '') RETURNING id`,
  )
  const update = db.prepare(
    `UPDATE sfn_executions SET output = :output, error = :error, cause = :cause, stop_date = :stop_date,
       redrive_count = :redrive_count, redrive_date = :redrive_date, event_count = :event_count,
       position = :position, version = version + 1 WHERE id = :id AND version = :version`,
  )
  const insertEvents = db.prepare('INSERT INTO sfn_history (execution, first, events) VALUES (?, ?, ?)')
  const insertDefinition = db.prepare('INSERT OR IGNORE INTO sfn_definitions (hash, body) VALUES (?, ?)')
  const definitionByHash = db.prepare('SELECT body FROM sfn_definitions WHERE hash = ?')
  const definitions = new Map<string, Definition>()
  const index = createIndex(db, machine)

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
    const definition = definitionOf(found.definition)
    return { execution, definition, now, events: [], indexed: indexedOf(execution, definition) }
  }

  return {
    keepDefinition: (hash: string, body: string): void => {
      insertDefinition.run(hash, body)
    },

    /** A row for a new execution; the draft made of it must be saved in the same commit. */
    create: (name: string, definition: string, input: string, now: Date): number => {
      const { status, busy } = ofNew
      const { id } = insert.get(machine, name, definition, status, input, now.toISOString(), busy ? 1 : 0) as {
        id: number
      }
      return id
    },

    load: (id: number, now: Date): Draft | undefined => toDraft(byId.get(machine, id), now),

    find: (name: string, now: Date): Draft | undefined => toDraft(byName.get(machine, name), now),

    dropTimer: index.dropTimer,

    /** Writes what a transition made; false when another one came first and nothing was written. */
    save: ({ execution, definition, events, indexed }: Draft): boolean => {
      const { id, version } = execution
      if (update.run({ ...changingColumns(execution), id, version }).changes === 0) return false
      const [first] = events
      if (first !== undefined) insertEvents.run(id, first.id, JSON.stringify(events))
      index.change(id, indexed, indexedOf(execution, definition))
      execution.version += 1
      return true
    },
  }
}

export type Store = ReturnType<typeof createStore>
