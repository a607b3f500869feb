import type { Clock } from '../../lambdas/core/ports.ts'

/** A clock that stands still until moved. */
export function createClock(start = '2026-04-01T00:00:00.000Z'): Clock & { forward(seconds: number): void } {
  let moment = Date.parse(start)
  return {
    now: () => new Date(moment),
    forward: (seconds) => {
      moment += seconds * 1000
    },
  }
}
