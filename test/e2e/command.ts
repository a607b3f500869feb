import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { until } from './until.ts'

const script = fileURLToPath(new URL('../../bin/nouhin.ts', import.meta.url))

export const nouhin = (...args: string[]) => startNouhin(args)

/** The real `nouhin` command in a process of its own; whoever runs `start` must end it. `node` are options of Node. */
export function startNouhin(
  args: string[],
  { node = [], env = {} }: { node?: string[]; env?: NodeJS.ProcessEnv } = {},
) {
  const child = spawn(process.execPath, [...node, script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    said.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
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
