import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** As much as some work needs: with less, the first order that is brought on would end the process. */
const someBytes = 512 * 1024

/** As many files as SQLite makes beside a database: a disk may have room for bytes, and none for another file. */
const someFiles = 4

/**
 * Writes files that are gone afterwards. A folder that could not be made is tried by the one that it was to be in. A limit
 * on the size of files is looked up: a file as large as it, to try it, would take that much room on some disks.
 * @returns the code of the operating system's error, such as ENOSPC; undefined when it all went well
 */
export function troubleWhenTried(folder: string): string | undefined {
  const made: string[] = []
  try {
    const existing = existingFolder(folder)
    if (largestIn(existing) + someBytes > largestAllowed()) return 'EFBIG'
    for (let n = 0; n < someFiles; n++) {
      const path = join(existing, `.try-${randomBytes(6).toString('hex')}`)
      const file = openSync(path, 'wx', 0o600)
      made.push(path)
      fill(file, n === 0 ? someBytes : 0)
    }
    return undefined
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? `${error.code}` : undefined
  } finally {
    for (const path of made) remove(path)
  }
}

/** With what no disk can make smaller. */
function fill(file: number, bytes: number): void {
  try {
    writeFileSync(file, randomBytes(bytes))
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

/** In bytes: `ulimit -f` and its like (RLIMIT_FSIZE), which Node tells in its report alone. */
function largestAllowed(): number {
  // Its types lag behind: https://nodejs.org/docs/latest-v24.x/api/process.html#processreportexcludenetwork
  const report = process.report as NodeJS.ProcessReport & { excludeNetwork: boolean }
  const { excludeNetwork } = report
  // Names of the network take long to look up, and are of no interest.
  report.excludeNetwork = true
  const { userLimits } = report.getReport() as { userLimits?: { file_size_blocks?: { soft: number | 'unlimited' } } }
  report.excludeNetwork = excludeNetwork
  const soft = userLimits?.file_size_blocks?.soft
  return typeof soft === 'number' ? soft : Number.POSITIVE_INFINITY
}

/** Of databases, the write-ahead files among them. */
const largestIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.includes('.sqlite'))
    .reduce((largest, name) => Math.max(largest, statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0)
