import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { DatabaseTooNew, DatabaseUnreadable } from './errors.ts'
import { type Commit, type CommitHook, createGroupCommit } from './group-commit.ts'
import { migrate } from './schema.ts'

export interface Database {
  /** For reads, and for writes inside `commit` only. */
  db: DatabaseSync
  commit: Commit
  /** Commits what is pending and closes the file. */
  close(): void
}

/**
 * Opens the one file that holds everything durable, readable by its owner alone, and brings it to this version's schema.
 * @throws DatabaseTooNew, DatabaseUnreadable
 */
export function openDatabase(path: string, options: { onCommit?: CommitHook } = {}): Database {
  const db = open(path)
  const { commit, flush } = createGroupCommit(db, options.onCommit)
  return {
    db,
    commit,
    close() {
      flush()
      if (db.isOpen) db.close()
    },
  }
}

function open(path: string): DatabaseSync {
  let db: DatabaseSync | undefined
  try {
    // SQLite gives its -wal and -shm files the permissions of this one.
    closeSync(openSync(path, 'a', 0o600))
    db = new DatabaseSync(path, { timeout: 5_000 })
    // macOS's fsync does not reach the disk; fullfsync does, and means nothing elsewhere.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON')
    // Else what an order does not hold any more, its secrets among it, stays readable in pages that are free.
    db.exec('PRAGMA secure_delete = ON')
    migrate(db)
    return db
  } catch (error) {
    db?.close()
    throw error instanceof DatabaseTooNew ? error : new DatabaseUnreadable({ cause: error })
  }
}
