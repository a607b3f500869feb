import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../../../bin/nouhin.ts', import.meta.url))

export interface RunOptions {
  env?: Record<string, string>
  cwd?: string
  /** What is typed. */
  input?: string
}

/** The real command in a process of its own, to its end. */
export async function run(args: string[], { env = {}, cwd, input = '' }: RunOptions = {}) {
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(input)
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: code as number, stdout, stderr }
}

/** Its answer in JSON. */
export async function runJson(args: string[], options?: RunOptions) {
  const { stdout, ...rest } = await run([...args, '--json'], options)
  return { ...rest, json: stdout === '' ? undefined : JSON.parse(stdout) }
}
