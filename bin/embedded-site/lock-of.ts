import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DataFolderInUse } from '../../embedded/data-folder/errors.ts'
import { lockFolder } from '../../embedded/data-folder/lock.ts'
import { CommandFailed } from '../command-failed.ts'

/** @throws CommandFailed unless the product has run on the folder; a command makes none */
export function checkFolder(data: string): void {
  if (existsSync(join(data, 'nouhin.sqlite'))) return
  throw new CommandFailed([
    `データフォルダー ${data} に納品のデータがありません。--data を確かめるか、npm start で一度起動してください`,
    `the data folder ${data} holds no data of Nouhin; check --data, or start it once with npm start`,
  ])
}

/** Holds the folder so that nothing starts on it meanwhile; undefined when it is running. @returns what lets go of it */
export function lockUnlessRunning(data: string): (() => void) | undefined {
  try {
    return lockFolder(data)
  } catch (error) {
    if (error instanceof DataFolderInUse) return undefined
    throw error
  }
}
