import { Script } from 'node:vm'
import { RuleTimedOut } from './errors.ts'

/** A rule takes a millisecond; one that takes this long (milliseconds) has lost its way. */
const longest = 2000

let work: (() => unknown) | undefined
const slot = Symbol.for('nouhin.work-with-an-end')
Object.defineProperty(globalThis, slot, { value: () => work?.() })
// Only what a script calls can be broken off from outside, even where it never comes back to the event loop.
const call = /* @__PURE__ */ new Script(`globalThis[Symbol.for('${slot.description}')]()`, { filename: 'with-an-end' })

/**
 * Runs `compute`, which waits for nothing, and breaks it off when it finds no end: one order must not stop the process
 * that all others need. A machine that slept meanwhile gets a second try.
 * @throws RuleTimedOut, and what `compute` throws
 */
export function withAnEnd<T>(compute: () => T, milliseconds = longest): T {
  try {
    return timed(compute, milliseconds)
  } catch (error) {
    if (!isBrokenOff(error)) throw error
  }
  try {
    return timed(compute, milliseconds)
  } catch (error) {
    throw isBrokenOff(error) ? new RuleTimedOut({ cause: error }) : error
  }
}

function timed<T>(compute: () => T, timeout: number): T {
  const before = work
  work = compute
  try {
    return call.runInThisContext({ timeout }) as T
  } finally {
    work = before
  }
}

const isBrokenOff = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
