import { chmod, open, rename, rm } from 'node:fs/promises'
import { backup, type DatabaseSync } from 'node:sqlite'
import { syncFolderOf } from '../data-folder/write-file-durably.ts'

/**
 * Copies the database to a new file while it is in use, by way of `{target}.part`: what has the name is whole, and a copy
 * that failed leaves nothing. An existing file of that name is replaced. `check` looks at the copy and throws when it is
 * not as it should be.
 */
export async function backUp(
  db: DatabaseSync,
  target: string,
  check: (copy: string) => void = () => {},
): Promise<void> {
  const part = `${target}.part`
  try {
    await (await open(part, 'w', 0o600)).close()
    await chmod(part, 0o600)
    await backup(db, part)
    check(part)
    await sync(part)
    await rename(part, target)
    syncFolderOf(target)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
