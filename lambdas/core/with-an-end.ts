import { Script } from 'node:vm'
import { RuleTimedOut } from './errors.ts'
import type { Order } from './order.ts'

/** A rule takes a millisecond; one that takes this long (milliseconds) has lost its way. */
const longest = 2000
const nineHours = 9 * 60 * 60 * 1000
/** Dates of an ordinary order are no further from now (milliseconds). */
const ordinary = 2 * 366 * 24 * 60 * 60 * 1000

let work: (() => unknown) | undefined
const slot = Symbol.for('nouhin.work-with-an-end')
Object.defineProperty(globalThis, slot, { value: () => work?.() })
// Only what a script calls can be broken off from outside, even where it never comes back to the event loop.
const call = /* @__PURE__ */ new Script(`globalThis[Symbol.for('${slot.description}')]()`, { filename: 'with-an-end' })

/** The days on which a rule was last watched, by the rule's name. */
const lastWatched = new Map<string, string>()

/**
 * The same rule, which walks over dates, broken off when it finds no end: one order must not stop the process that all
 * others need. The watch costs some tenths of a millisecond, so it is for orders with a date that is far from `now`, or
 * none, and for the first order of each day, with which the calendar and the closures of that day are tried.
 * What it throws is RuleTimedOut, and what the rule throws.
 */
export const withAnEnd =
  <Made>(name: string, now: Date, rule: (order: Order) => Made, milliseconds = longest) =>
  (order: Order): Made => {
    // Japan's day, without its calendar of holidays, which most functions do not carry.
    const today = new Date(now.getTime() + nineHours).toISOString().slice(0, 10)
    if (lastWatched.get(name) === today && hasOrdinaryDates(order, now)) return rule(order)
    const made = twice(() => rule(order), milliseconds)
    lastWatched.set(name, today)
    return made
  }

const hasOrdinaryDates = ({ openedAt, variables }: Order, now: Date) =>
  [openedAt, variables.q_maintenanceDatetime, variables.q_taskLimitDatetime].every(
    (date) => date === undefined || Math.abs(Date.parse(date) - now.getTime()) < ordinary,
  )

/** A machine that slept meanwhile gets a second try. */
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
