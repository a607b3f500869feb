import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { World } from '../driver/world.ts'

/** What is measured, in a process of its own. */
export interface Target {
  url: string
  webhookUrl: string
  usage(): Promise<Usage>
  stop(): Promise<void>
}

export interface Usage {
  /** Bytes after a garbage collection. */
  memory: NodeJS.MemoryUsage
  /** Microseconds since the process began. */
  cpu: NodeJS.CpuUsage
}

/** What a target's process is told, as JSON in its first argument. */
export interface TargetOptions {
  kintoneUrl: string
  smtpPort: number
  /** The data folder; the no-op peer has none. */
  data: string
}

export type Ready = Pick<Target, 'url' | 'webhookUrl'>

export const startTarget = async (
  file: 'product' | 'no-op',
  { kintone, postbox }: World,
  data = '',
): Promise<Target> => {
  const options: TargetOptions = { kintoneUrl: kintone.url, smtpPort: postbox.port, data }
  const child = fork(fileURLToPath(new URL(`./${file}.ts`, import.meta.url)), [JSON.stringify(options)], {
    execArgv: ['--expose-gc', ...(process.env.NOUHIN_BENCH_NODE?.split(' ') ?? [])],
  })
  const ready = await message<Ready>(child)
  return {
    ...ready,
    usage() {
      child.send('usage')
      return message<Usage>(child)
    },
    async stop() {
      child.send('stop')
      await once(child, 'exit')
    },
  }
}

async function message<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the process that is measured ended with ${code}`)
  })
  ended.catch(() => undefined)
  const [first] = await Promise.race([once(child, 'message'), ended])
  return first as T
}

/** Used in the target's process: tells the address, then answers what it is asked. */
export function serve(ready: Ready, stop: () => Promise<void>) {
  process.send?.(ready)
  process.once('disconnect', () => process.exit())
  process.on('message', (asked) => {
    if (asked === 'usage') {
      const cpu = process.cpuUsage()
      globalThis.gc?.()
      process.send?.({ memory: process.memoryUsage(), cpu } satisfies Usage)
    } else void stop().then(() => process.disconnect())
  })
}
