import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** What is in use once everything that can go has gone, in MB. */
export function liveHeap(): number {
  collect()
  return Math.round(process.memoryUsage().heapUsed / 1_000_000)
}
