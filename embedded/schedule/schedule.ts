import type { Log } from '../../lambdas/core/ports.ts'
import type { MovableClock } from '../clock/clock.ts'

export interface Schedule {
  /** Runs `job` now and then every `seconds`, counted from start to start; one that takes longer is followed at once. */
  every(name: string, seconds: number, job: () => Promise<unknown>): void
  /**
   * Resolves after a run of the job that began no earlier than this call, whether it succeeded or not.
   * @throws JobUnknown
   */
  runNow(name: string): Promise<void>
  /** Starts nothing any more; resolves when what is under way has ended. */
  stop(): Promise<void>
}

export class JobUnknown extends Error {
  override readonly name = 'JobUnknown'
  constructor(known: string[]) {
    super(`No job has this name. There are: ${known.join(', ') || 'none'}.`)
  }
}

interface Job {
  /** Runs once more as soon as no run is under way; calls before it begins share that run. */
  run(): Promise<void>
  stop(): Promise<void>
}

/** Jobs by the clock, so that moving it forward runs what has become due. A job never overlaps itself. */
export function createSchedule(clock: Pick<MovableClock, 'now' | 'setTimer'>, log: Log): Schedule {
  const jobs = new Map<string, Job>()
  return {
    every(name, seconds, job) {
      const created = createJob(clock, seconds, async () => {
        try {
          await job()
        } catch (error) {
          log.error('A scheduled job failed; it runs again at its next time.', { job: name, error: nameOf(error) })
        }
      })
      jobs.set(name, created)
      void created.run()
    },

    async runNow(name) {
      const job = jobs.get(name)
      if (!job) throw new JobUnknown([...jobs.keys()])
      await job.run()
    },

    async stop() {
      await Promise.all([...jobs.values()].map((job) => job.stop()))
    },
  }
}

function createJob(clock: Pick<MovableClock, 'now' | 'setTimer'>, seconds: number, once: () => Promise<void>): Job {
  let underWay: Promise<void> | undefined
  let next: Promise<void> | undefined
  let cancelTimer = () => {}
  let stopped = false

  const start = async () => {
    next = undefined
    if (stopped) return
    cancelTimer()
    const following = new Date(clock.now().getTime() + seconds * 1_000)
    // Begun a moment later, so that a job that asks for its own next run finds this one under way.
    underWay = Promise.resolve().then(once)
    await underWay
    underWay = undefined
    if (!stopped && !next) cancelTimer = clock.setTimer(following, run)
  }

  const run = () => {
    next ??= (underWay ?? Promise.resolve()).then(start)
    return next
  }

  return {
    run,
    async stop() {
      stopped = true
      cancelTimer()
      await next
      await underWay
    },
  }
}

/** A foreign error's message may carry anyone's data; its name does not. */
const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')
