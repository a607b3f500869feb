import { explain } from './explain.ts'

/** At once: whoever looks after the process starts it again, and nothing more can be put on disk. */
export function end(error: unknown): never {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(2)
}
