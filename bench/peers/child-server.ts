import { type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A server that ends with this process, by the signal with which it ends in order. */
export function startChild(file: string, args: string[], signal: NodeJS.Signals, options: SpawnOptions) {
  const child = spawn(file, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options })
  const ended = once(child, 'exit')
  process.once('exit', () => child.kill(signal))
  return {
    process: child,
    async stop() {
      child.kill(signal)
      await ended
    },
  }
}

/** Tries again until it succeeds, for half a minute at most. */
export async function untilDone<T>(work: () => Promise<T>): Promise<T> {
  const giveUp = Date.now() + 30_000
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (Date.now() > giveUp) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
