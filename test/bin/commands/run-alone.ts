import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Ended, RunOptions } from './run.ts'

const script = fileURLToPath(new URL('../../../bin/nouhin.mjs', import.meta.url))

/** The real command in a process of its own, to its end; `input` is what is typed. */
export async function runAlone(
  args: string[],
  { env = {}, cwd, input = '' }: RunOptions & { input?: string } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(input)
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code, stdout, stderr }
}
