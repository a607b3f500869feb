import { rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { diskTroubleOf } from '../../embedded/disk/find-trouble.ts'
import { CommandFailed } from '../command-failed.ts'

/** Writes a file that its owner alone may read, never over another, and whole or not at all. @throws CommandFailed, DiskTrouble */
export function writeNewFile(file: string, content: Buffer): void {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')
      throw new CommandFailed(
        [`${file} はもうあります。別の名前にしてください`, `${file} is there already; choose another name`],
        { cause },
      )
    rmSync(file, { force: true })
    throw (
      diskTroubleOf(cause, dirname(file)) ??
      new CommandFailed(
        [`${file} に書けません。フォルダーを確かめてください`, `${file} cannot be written; check its folder`],
        { cause },
      )
    )
  }
}
