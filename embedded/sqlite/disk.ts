import { closeSync, fdatasync, fdatasyncSync, fstatSync, openSync, statSync } from 'node:fs'
import { promisify } from 'node:util'
import { DataFileGone } from './errors.ts'

/** Puts what SQLite has committed onto the disk, where it stays when the power fails. */
export interface Disk {
  /** @throws DataFileGone, too */
  sync(): Promise<void>
  /** The same, before it returns. */
  syncNow(): void
  /** Which of the files, as they were opened, are not at their place any more. */
  gone(): { database: boolean; wal: boolean; isDeleted: boolean }
  close(): void
}

const sync = promisify(fdatasync)

/**
 * The disk under a database in WAL mode: what is committed is in `{path}-wal` alone until a checkpoint, which SQLite
 * syncs itself. The file must be there. SQLite keeps it while the database is open, and locks other files than this one,
 * so that closing it here drops no lock.
 */
export function diskOf(path: string): Disk {
  const file = openSync(`${path}-wal`, 'r+')
  const opened = { database: fileAt(path), wal: fileAt(`${path}-wal`) }
  const gone = () => ({
    database: fileAt(path) !== opened.database,
    wal: fileAt(`${path}-wal`) !== opened.wal,
    isDeleted: fstatSync(file).nlink === 0,
  })
  const mustBeThere = () => {
    const { database, wal } = gone()
    if (database || wal) throw new DataFileGone()
  }
  let underWay = Promise.resolve()
  return {
    sync() {
      const synced = sync(file).then(mustBeThere)
      underWay = synced.catch(() => {})
      return synced
    },
    syncNow() {
      fdatasyncSync(file)
      mustBeThere()
    },
    gone,
    close: () => void underWay.then(() => closeSync(file)),
  }
}

/** Tells one file from another that bears its name, as SQLite does before it begins a journal; none: undefined. */
function fileAt(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found && `${found.dev}:${found.ino}`
}
