import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'
import { type Database, openDatabase } from '../../../embedded/sqlite/database.ts'

const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0).toReversed()) step()
})

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nouhin-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A database that is closed after the test, in a folder of its own unless a path is given. */
export function temporaryDatabase(
  path = join(temporaryFolder(), 'nouhin.sqlite'),
  options?: Parameters<typeof openDatabase>[1],
): Database & { path: string } {
  const database = openDatabase(path, options)
  undo.push(() => database.close())
  return { ...database, path }
}
