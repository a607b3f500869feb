import { errorFields } from '../../lambdas/core/nouhin-error.ts'
import type { Log } from '../../lambdas/core/ports.ts'
import type { MovableClock } from '../clock/clock.ts'

export interface Schedule {
  /** Runs `job` now and then every `seconds`, counted from start to start; one that takes longer is followed at once. */
  every(name: string, seconds: number, job: () => Promise<unknown>): void
  /** Starts nothing any more; resolves when what is under way has ended. */
  stop(): Promise<void>
}

/** Jobs by the clock, so that moving it forward runs what has become due. A job never overlaps itself. */
export function createSchedule(clock: Pick<MovableClock, 'now' | 'setTimer'>, log: Log): Schedule {
  const stops: (() => Promise<void>)[] = []
  return {
    every(name, seconds, job) {
      const stop = repeat(clock, seconds, async () => {
        try {
          await job()
        } catch (error) {
          log.error('A scheduled job failed; it runs again at its next time.', { job: name, ...errorFields(error) })
        }
      })
      stops.push(stop)
    },

    async stop() {
      await Promise.all(stops.map((stop) => stop()))
    },
  }
}

/** Runs `once` now and then at its times; the next time is set when a run has ended. The answer stops it. */
function repeat(clock: Pick<MovableClock, 'now' | 'setTimer'>, seconds: number, once: () => Promise<void>) {
  let underWay = Promise.resolve()
  let cancelTimer = () => {}
  let stopped = false

  const run = async () => {
    const following = new Date(clock.now().getTime() + seconds * 1_000)
    await once()
    if (!stopped) cancelTimer = clock.setTimer(following, start)
  }
  const start = () => {
    underWay = run()
  }
  start()

  return async () => {
    stopped = true
    cancelTimer()
    await underWay
  }
}
