import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, ftruncateSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** As much as a small transaction needs. */
const someBytes = 64 * 1024
const littleMore = 1024 * 1024

/**
 * Writes a file that is gone afterwards, first as large as the largest of the folder is about to be, as a limit on that
 * shows only there. A folder that could not be made is tried by the one that it was to be in.
 * @returns the code of the operating system's error, such as ENOSPC; undefined when it all went well
 */
export function troubleWhenTried(folder: string): string | undefined {
  const path = join(existingFolder(folder), `.try-${randomBytes(6).toString('hex')}`)
  let file: number | undefined
  try {
    file = openSync(path, 'wx', 0o600)
    ftruncateSync(file, largestIn(dirname(path)) + littleMore)
    ftruncateSync(file, 0)
    writeFileSync(file, randomBytes(someBytes))
    fsyncSync(file)
    return undefined
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? `${error.code}` : undefined
  } finally {
    if (file !== undefined) close(file, path)
  }
}

function close(file: number, path: string): void {
  try {
    closeSync(file)
    rmSync(path, { force: true })
  } catch {
    // What the try has found says more than that it left a file.
  }
}

function existingFolder(folder: string): string {
  for (let current = folder; ; current = dirname(current))
    if (statSync(current, { throwIfNoEntry: false })?.isDirectory() || dirname(current) === current) return current
}

const largestIn = (folder: string) =>
  readdirSync(folder).reduce(
    (largest, name) => Math.max(largest, statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
