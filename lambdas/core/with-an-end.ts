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
 * The same rule, broken off when it finds no end: one order must not stop the process that all others need. A machine that
 * slept meanwhile gets a second try. For rules that walk over dates: the watch costs a tenth of a millisecond a call.
 * What it throws is RuleTimedOut, and what the rule throws.
 */
export const withAnEnd =
  <Given, Made>(rule: (given: Given) => Made, milliseconds = longest) =>
  (given: Given): Made =>
    twice(() => rule(given), milliseconds)

function twice<T>(compute: () => T, milliseconds: number): T {
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
