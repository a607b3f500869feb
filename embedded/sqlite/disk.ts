import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'
import { promisify } from 'node:util'

/** Puts what SQLite has committed onto the disk, where it stays when the power fails. */
export interface Disk {
  sync(): Promise<void>
  /** The same, before it returns. */
  syncNow(): void
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
  let underWay = Promise.resolve()
  return {
    sync() {
      const synced = sync(file)
      underWay = synced.catch(() => {})
      return synced
    },
    syncNow: () => fdatasyncSync(file),
    close: () => void underWay.then(() => closeSync(file)),
  }
}
