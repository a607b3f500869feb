import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../../embedded/sqlite/database.ts'
import { atEndOfTest } from '../../at-end-of-test.ts'

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nouhin-'))
  atEndOfTest(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A database that is closed after the test, in a folder of its own unless a path is given. */
export function temporaryDatabase(
  path = join(temporaryFolder(), 'nouhin.sqlite'),
  options?: Parameters<typeof openDatabase>[1],
): Database & { path: string } {
  const database = openDatabase(path, options)
  atEndOfTest(() => database.close())
  return { ...database, path }
}
