import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./command-runner.ts', import.meta.url))

export interface RunOptions {
  env?: Record<string, string>
  cwd?: string
}
export interface Ended {
  code: number
  stdout: string
  stderr: string
}

let runner: ChildProcess | undefined
let last: Promise<unknown> = Promise.resolve()

/**
 * The command, to its end. Commands share a process, one after the other, as most of what a command takes is its start;
 * that it starts and ends as a process of its own, `runAlone` shows.
 */
export function run(args: string[], { env = {}, cwd = process.cwd() }: RunOptions = {}): Promise<Ended> {
  const ended = last.then(() => ask({ args, cwd, env: { ...process.env, ...env } }))
  last = ended.catch(() => {})
  return ended
}

async function ask(asked: object): Promise<Ended> {
  runner ??= begin()
  runner.send(asked)
  const either = new AbortController()
  const answered = once(runner, 'message', either)
  const gone = once(runner, 'exit', either).then(() => {
    throw new Error('The process of the commands has ended.')
  })
  gone.catch(() => {})
  const [answer] = await Promise.race([answered, gone])
  either.abort()
  return answer as Ended
}

function begin(): ChildProcess {
  const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  // Whoever runs the tests need not wait for it; it ends with them.
  child.unref()
  child.channel?.unref()
  child.once('exit', () => {
    runner = undefined
  })
  return child
}

/** Its answer in JSON. */
export async function runJson(args: string[], options?: RunOptions) {
  const { stdout, ...rest } = await run([...args, '--json'], options)
  return { ...rest, json: stdout === '' ? undefined : JSON.parse(stdout) }
}
