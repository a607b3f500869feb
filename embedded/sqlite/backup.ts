import { chmod, open, rename } from 'node:fs/promises'
import { backup, type DatabaseSync } from 'node:sqlite'

/**
 * Copies the database to a new file while it is in use, by way of `{target}.part` so that a half-made copy never has
 * the name of a whole one. An existing file of that name is replaced.
 */
export async function backUp(db: DatabaseSync, target: string): Promise<void> {
  const part = `${target}.part`
  await (await open(part, 'w', 0o600)).close()
  await chmod(part, 0o600)
  await backup(db, part)
  const file = await open(part, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(part, target)
}
