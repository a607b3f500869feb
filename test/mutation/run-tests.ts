import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Report } from './verdict.ts'

// The first broken sequence of the simulation is enough: with a path it is not shrunk.
const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', SIMULATION_PATH: '0' }

/** Runs test files of the copy in `folder`, in a process group of their own, which `signal` ends. */
export async function runTests(folder: string, tests: readonly string[], signal: AbortSignal): Promise<Report> {
  signal.throwIfAborted()
  const reportFile = join(folder, 'jest-report.json')
  await rm(reportFile, { force: true })
  const options = ['--json', `--outputFile=${reportFile}`, `--cacheDirectory=${join(folder, 'jest-cache')}`]
  const jest = ['node_modules/jest/bin/jest.js']
  const child = spawn(process.execPath, [...jest, ...options, '--runTestsByPath', ...tests], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const end = () => endGroup(child.pid)
  signal.addEventListener('abort', end)
  const said = text(child.stderr)
  await once(child, 'exit')
  signal.removeEventListener('abort', end)
  // A test that failed may have left a process of its own.
  end()
  signal.throwIfAborted()
  return readReport(reportFile, await said)
}

async function readReport(file: string, said: string): Promise<Report> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new Error(`jest wrote no report. The last that it said:\n${said.slice(-2_000)}`, { cause: error })
  }
}

function endGroup(pid: number | undefined) {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing of the group is left.
  }
}
