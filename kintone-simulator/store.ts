import { chmodSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

export type User = { readonly code: string; readonly name: string }

/** Field values by code, as kintone's REST API spells them; a field that is absent was never set. */
export type FieldValues = Record<string, string>

/** A record as kept; times are UTC cut to the minute. */
export type StoredRecord = {
  readonly id: number
  readonly revision: number
  readonly values: FieldValues
  readonly createdAt: string
  readonly createdBy: User
  readonly updatedAt: string
  readonly updatedBy: User
}

/** One write that took effect: which record, which revision it made, through what, and the fields that it set. */
export type Change = {
  readonly kind: 'add' | 'update' | 'delete'
  readonly recordId: string
  readonly revision: string
  readonly who: 'token' | 'page'
  readonly values: FieldValues
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string
}

const schema = `
  CREATE TABLE IF NOT EXISTS records (id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS changes (seq INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS settings (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), body TEXT NOT NULL) STRICT;`

const isOfSqlite = (error: unknown) => typeof error === 'object' && error !== null && 'errcode' in error

const parse = <T>(row: Record<string, unknown>): T => JSON.parse(String(row.body)) as T

/**
 * Opens the simulator's own SQLite file, or `:memory:`. A commit is on disk before it returns (`synchronous=FULL`),
 * so a killed process loses no write that was answered. The file is its owner's alone. `onFailure` is told of a write
 * that the file did not take in, before its caller is.
 */
export function openStore(file: string, onFailure: (error: unknown) => void = () => {}) {
  const db = new DatabaseSync(file)
  // before the first write: SQLite gives its -wal and -shm files the permissions of this one
  if (file !== ':memory:') chmodSync(file, 0o600)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;')
  db.exec(schema)
  const insert = db.prepare("INSERT INTO records (body) VALUES ('{}')")
  const save = db.prepare('UPDATE records SET body = ? WHERE id = ?')
  const find = db.prepare('SELECT body FROM records WHERE id = ?')
  const list = db.prepare('SELECT body FROM records ORDER BY id')
  const remove = db.prepare('DELETE FROM records WHERE id = ?')
  const log = db.prepare('INSERT INTO changes (body) VALUES (?)')
  const history = db.prepare('SELECT body FROM changes ORDER BY seq')
  const settings = db.prepare('SELECT body FROM settings')
  const saveSettings = db.prepare('INSERT INTO settings VALUES (1, ?) ON CONFLICT DO UPDATE SET body = excluded.body')

  /** A full disk may have ended the transaction already; what has failed first says more than why this does. */
  function undoAll() {
    try {
      if (db.isTransaction) db.exec('ROLLBACK')
    } catch {}
  }

  function telling<T>(write: () => T): T {
    try {
      return write()
    } catch (error) {
      if (isOfSqlite(error)) onFailure(error)
      throw error
    }
  }

  return {
    /** A number that no record has had before, not even a deleted one. */
    newRecordId: (): number => Number(insert.run().lastInsertRowid),
    save: (record: StoredRecord): void => void save.run(JSON.stringify(record), record.id),
    find(id: number): StoredRecord | undefined {
      const row = find.get(id)
      return row && parse<StoredRecord>(row)
    },
    list: (): StoredRecord[] => list.all().map((row) => parse<StoredRecord>(row)),
    remove: (id: number): void => void remove.run(id),
    log: (change: Change): void => void log.run(JSON.stringify(change)),
    changes: (): Change[] => history.all().map((row) => parse<Change>(row)),
    /** The app's settings; undefined when they were never changed. */
    settings<T>(): T | undefined {
      const row = settings.get()
      return row && parse<T>(row)
    },
    saveSettings: (kept: object): void => void telling(() => saveSettings.run(JSON.stringify(kept))),
    /** All of the work or none of it; kintone cancels a whole request when one of its records is refused. */
    transaction<T>(work: () => T): T {
      return telling(() => {
        db.exec('BEGIN IMMEDIATE')
        try {
          const result = work()
          db.exec('COMMIT')
          return result
        } catch (error) {
          undoAll()
          throw error
        }
      })
    },
    close: (): void => db.close(),
  }
}

export type Store = ReturnType<typeof openStore>
