import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./killable-place.ts', import.meta.url))
export const demoSettings = fileURLToPath(new URL('../../settings/demo.json', import.meta.url))

export interface KillAt {
  /** `kintone`: before a write to kintone that has taken effect is known here. */
  moment: 'before' | 'after' | 'kintone' | 'never'
  write: number
}
export interface PlaceProcess {
  /** False as soon as the process has ended, by whatever. */
  isAlive(): boolean
  /** Resolves when it listens, or has died on the way. */
  started: Promise<void>
  /** Resolves when it has ended. */
  ended: Promise<void>
  /** Pulls the plug. */
  kill(): void
  /** Ends it as a service manager would. */
  stop(): Promise<void>
  url: string
}

/** Starts the product in a process of its own on a data folder. */
export function startPlaceProcess(
  data: string,
  port: number,
  killAt: KillAt = { moment: 'never', write: 0 },
): PlaceProcess {
  const args = [script, data, String(port), demoSettings, killAt.moment, String(killAt.write)]
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  let output = ''
  let alive = true
  const ended = once(child, 'exit').then(() => {
    alive = false
  })
  const ready = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk) => {
      output += chunk
      if (output.includes('ready ')) resolve()
    })
  })
  return {
    isAlive: () => alive,
    started: Promise.race([ready, ended]),
    ended,
    kill: () => void child.kill('SIGKILL'),
    url: `http://localhost:${port}`,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
