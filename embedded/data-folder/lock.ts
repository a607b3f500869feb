import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DataFolderInUse } from './errors.ts'

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy */
const busy = 5

/**
 * Holds the folder for this process by an open transaction on a file of its own: the operating system gives that lock
 * up when the process ends, however it ends. Returns what releases it.
 * Nothing else of this process may open and close `lock.sqlite`: POSIX would drop the lock. chmod opens nothing.
 * @throws DataFolderInUse
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock.sqlite')
  const db = new DatabaseSync(path, { timeout: 0 })
  try {
    chmodSync(path, 0o600)
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    throw isBusy(error) ? new DataFolderInUse(folder, { cause: error }) : error
  }
  return () => {
    if (db.isOpen) db.close()
  }
}

const isBusy = (error: unknown) =>
  typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === busy
