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
  /** Microseconds since the process began, with those of the servers that it has started. */
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

export const product = new URL('./product.ts', import.meta.url)
export const noOp = new URL('./no-op.ts', import.meta.url)

/** `module` is what the process runs: it serves (see below) a target. */
export const startTarget = async (module: URL, { kintone, postbox }: World, data = ''): Promise<Target> => {
  const options: TargetOptions = { kintoneUrl: kintone.url, smtpPort: postbox.port, data }
  const child = fork(fileURLToPath(module), [JSON.stringify(options)], {
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

/** Used in the target's process: what it is told. */
export const targetOptions = (): TargetOptions => JSON.parse(process.argv[2] ?? '') as TargetOptions

/** Used in the target's process: tells the address, then answers what it is asked. */
export function serve(ready: Ready, stop: () => Promise<void>, cpuUsage = () => process.cpuUsage()) {
  process.send?.(ready)
  process.once('disconnect', () => process.exit())
  process.on('message', (asked) => {
    if (asked === 'usage') {
      const cpu = cpuUsage()
      globalThis.gc?.()
      process.send?.({ memory: process.memoryUsage(), cpu } satisfies Usage)
    } else void stop().then(() => process.disconnect())
  })
}
