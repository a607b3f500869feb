import type { Clock } from '../../embedded/state-machine/ports.ts'

/** A clock that stands still between moves; timers ring in their order as it passes them. */
export function createSimulatedClock() {
  let moment = Date.parse('2026-04-01T00:00:00.000Z')
  let timers: { at: number; fire: () => void }[] = []

  const port: Clock = {
    now: () => new Date(moment),
    setTimer(at, fire) {
      const timer = { at: at.getTime(), fire }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
  }
  return {
    ...port,
    /** The process that set them is gone. */
    dropTimers() {
      timers = []
    },
    forward(seconds: number) {
      moment += seconds * 1000
      const due = timers.filter(({ at }) => at <= moment).toSorted((a, b) => a.at - b.at)
      timers = timers.filter(({ at }) => at > moment)
      for (const { fire } of due) fire()
    },
  }
}
export type SimulatedClock = ReturnType<typeof createSimulatedClock>
