import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, ftruncateSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** As much as some work needs: with less, the first order that is brought on would end the process. */
const someBytes = 512 * 1024

/** As many files as SQLite makes beside a database: a disk may have room for bytes, and none for another file. */
const someFiles = 4

/**
 * Writes files that are gone afterwards, the first at once as large as the largest of the folder is about to be, as a
 * limit on that shows only there. A folder that could not be made is tried by the one that it was to be in.
 * @returns the code of the operating system's error, such as ENOSPC; undefined when it all went well
 */
export function troubleWhenTried(folder: string): string | undefined {
  const made: string[] = []
  try {
    const existing = existingFolder(folder)
    const largest = largestIn(existing)
    for (let n = 0; n < someFiles; n++) {
      const path = join(existing, `.try-${randomBytes(6).toString('hex')}`)
      const file = openSync(path, 'wx', 0o600)
      made.push(path)
      fill(file, n === 0 ? largest + someBytes : 0)
    }
    return undefined
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? `${error.code}` : undefined
  } finally {
    for (const path of made) remove(path)
  }
}

/** To that size and back, so that only the size is tried; then with what the disk cannot make nothing of. */
function fill(file: number, size: number): void {
  try {
    ftruncateSync(file, size)
    ftruncateSync(file, 0)
    if (size > 0) writeFileSync(file, randomBytes(someBytes))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function remove(path: string): void {
  try {
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
