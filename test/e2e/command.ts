import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { until } from './until.ts'

const script = fileURLToPath(new URL('../../bin/nouhin.mjs', import.meta.url))

/** In front of a program and its arguments: a shell that sets the limit and becomes the program. POSIX counts in 512 bytes. */
export const limited = (largestFile?: number): string[] =>
  largestFile === undefined ? [] : ['sh', '-c', `ulimit -f ${largestFile * 2}; exec "$@"`, 'sh']

export const nouhin = (...args: string[]) => startNouhin(args)

interface How {
  /** Options of Node. */
  node?: string[]
  env?: NodeJS.ProcessEnv
  /** The largest file that it may write, in KB: what it meets then is as a disk without room. */
  largestFile?: number
  /** Open files that take what it says, and the log; default: pipes that are read here. */
  stdout?: number
  stderr?: number
}

/** The real `nouhin` command in a process of its own; whoever runs `start` must end it. */
export function startNouhin(args: string[], { node = [], env = {}, largestFile, stdout, stderr }: How = {}) {
  const [program = '', ...rest] = [...limited(largestFile), process.execPath, ...node, script, ...args]
  const options: SpawnOptions = {
    env: { ...process.env, ...env },
    stdio: ['ignore', stdout ?? 'pipe', stderr ?? 'pipe'],
  }
  const child: ChildProcess = spawn(program, rest, options)
  const said = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk) => {
    said.stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    said.stderr += chunk
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }))
  return {
    /** Resolves with what it has said by then, once that holds the text. */
    says: (text: string) =>
      until(
        () => said.stdout,
        (stdout) => stdout.includes(text) || child.exitCode !== null,
      ),
    ended,
    end(signal: 'SIGINT' | 'SIGTERM' = 'SIGINT') {
      child.kill(signal)
      return ended
    },
  }
}
