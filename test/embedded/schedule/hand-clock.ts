/** A clock that only the test moves. */
export function handClock(start = Date.UTC(2026, 3, 1)) {
  let now = start
  const timers = new Set<{ at: number; fire: () => void }>()
  return {
    now: () => new Date(now),
    setTimer(at: Date, fire: () => void) {
      const timer = { at: at.getTime(), fire }
      timers.add(timer)
      return () => {
        timers.delete(timer)
      }
    },
    /** Moves the time, fires what is due and lets what that began settle. */
    async pass(seconds: number) {
      now += seconds * 1_000
      for (const timer of [...timers]) if (timer.at <= now && timers.delete(timer)) timer.fire()
      await new Promise(setImmediate)
    },
    pending: () => timers.size,
  }
}
