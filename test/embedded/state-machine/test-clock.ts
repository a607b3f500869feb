import type { Clock } from '../../../embedded/state-machine/ports.ts'

/** A clock that stands still until it is moved, and rings its timers as it passes them. */
export const createTestClock = (start = '2026-04-01T00:00:00.000Z') => {
  let at = new Date(start).getTime()
  const timers = new Map<object, { at: number; fire: () => void }>()

  const clock: Clock = {
    now: () => new Date(at),
    setTimer: (due, fire) => {
      const key = {}
      timers.set(key, { at: due.getTime(), fire })
      return () => timers.delete(key)
    },
  }

  return {
    ...clock,
    armed: () => timers.size,
    /** Moves on without ringing, as a clock does while no process runs. */
    skip: (seconds: number): void => {
      at += seconds * 1_000
    },
    advance: (seconds: number): void => {
      at += seconds * 1_000
      for (const [key, timer] of [...timers]) {
        if (timer.at > at) continue
        timers.delete(key)
        timer.fire()
      }
    },
  }
}

export type TestClock = ReturnType<typeof createTestClock>
