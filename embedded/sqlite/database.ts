import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Disk, diskOf } from './disk.ts'
import { DatabaseTooNew, DatabaseUnreadable } from './errors.ts'
import { type Commit, createGroupCommit, type GroupCommitOptions, type Read } from './group-commit.ts'
import { migrate } from './schema.ts'

export interface Database {
  /** For reads inside `read` or `commit`, and for writes inside `commit` only. */
  db: DatabaseSync
  commit: Commit
  read: Read
  /**
   * Where the file was deleted while it was open, only this process still has what it held: puts that back in its place.
   * False: it was moved or replaced. Nothing may be written from then on.
   */
  putBack(): boolean
  /** Commits what is pending and closes the file. */
  close(): void
}

/**
 * Opens the one file that holds everything durable, readable by its owner alone, and brings it to this version's schema.
 * @throws DatabaseTooNew, DatabaseUnreadable
 */
export function openDatabase(path: string, options: GroupCommitOptions & { diskOf?: typeof diskOf } = {}): Database {
  const { db, disk } = open(path, options.diskOf)
  const { commit, read, flush } = createGroupCommit(db, disk, options)
  return {
    db,
    commit,
    read,
    putBack: () => putBack(path, db, disk),
    close() {
      if (!db.isOpen) return
      flush()
      disk.close()
      db.close()
    },
  }
}

function open(path: string, under = diskOf): { db: DatabaseSync; disk: Disk } {
  let db: DatabaseSync | undefined
  let disk: Disk | undefined
  try {
    // SQLite gives its -wal and -shm files the permissions of this one.
    closeSync(openSync(path, 'a', 0o600))
    db = new DatabaseSync(path, { timeout: 5_000 })
    // Checkpoints are synced by SQLite, commits by the group commit, which does not keep this process waiting.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    // macOS's fsync does not reach the disk; these do, and mean nothing elsewhere.
    db.exec('PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON')
    // Else what an order does not hold any more, its secrets among it, stays readable in pages that are free.
    db.exec('PRAGMA secure_delete = ON')
    // What SQLite needs for a while is in memory, so that a full /tmp stops nothing.
    db.exec('PRAGMA temp_store = MEMORY')
    migrate(db)
    disk = under(path)
    // One that was killed may have committed what no sync took in; what is read from here on must stay.
    disk.syncNow()
    return { db, disk }
  } catch (error) {
    disk?.close()
    db?.close()
    throw error instanceof DatabaseTooNew ? error : new DatabaseUnreadable({ cause: error })
  }
}

function putBack(path: string, db: DatabaseSync, disk: Disk): boolean {
  const { database, wal, isDeleted } = disk.gone()
  if (!database && wal) {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return true
  }
  if (existsSync(path) || (wal && !isDeleted)) return false
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  // They would be taken for those of the copy, and written over it.
  for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
  const file = openSync(path, 'wx', 0o600)
  try {
    db.prepare('VACUUM INTO ?').run(path)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return true
}
