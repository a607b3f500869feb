import { rmSync, writeFileSync } from 'node:fs'
import { fileIsThere, fileNotWritten } from './file-not-written.ts'

/** Writes a file that its owner alone may read, never over another, and whole or not at all. @throws CommandFailed, DiskTrouble */
export function writeNewFile(file: string, content: Buffer): void {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') throw fileIsThere(file, { cause })
    rmSync(file, { force: true })
    throw fileNotWritten(file, cause)
  }
}
