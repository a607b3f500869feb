import type { Database } from '../sqlite/database.ts'

/** How long a timeout runs at most: below setTimeout's limit of 24 days, and a clock set anew or a sleep is noticed. */
const longestWaitMs = 60_000

/** The one clock of the process. */
export interface MovableClock {
  now(): Date
  /** Whether it has ever been moved, so that it tells another time than the machine. */
  isAhead(): boolean
  /** Calls `fire` once, at or after the moment, never within this call; the answer cancels it. */
  setTimer(at: Date, fire: () => void): () => void
  /**
   * Moves the clock `ms` milliseconds forward for good, restarts included, and fires what has become due, earliest
   * first. Resolves once that is on disk and fired.
   * @throws ClockCannotGoBack
   */
  moveForward(ms: number): Promise<void>
  /** Drops all timers. */
  close(): void
}

export class ClockCannotGoBack extends Error {
  override readonly name = 'ClockCannotGoBack'
  constructor() {
    super('The clock moves forward only, by whole milliseconds. To go back, start with a new data folder.')
  }
}

/** Real orders would get wrong deadlines and times. */
export class ClockAhead extends Error {
  override readonly name = 'ClockAhead'
  constructor() {
    super(
      'このデータフォルダーの時計は先へ進めてあり、設定は本物の kintone かメールサーバーをつなぎます。別の --data フォルダーにしてください / ' +
        'The clock of this data folder was moved forward, and the settings name a real kintone or mail server. ' +
        'Choose another --data folder; this one stays good for trying things out.',
    )
  }
}

interface Timer {
  at: number
  fire: () => void
}

/** Timers do not keep the process alive; its server does. `systemNow` is the machine's time, in ms since 1970. */
export function createClock(
  { db, commit }: Pick<Database, 'db' | 'commit'>,
  systemNow: () => number = Date.now,
): MovableClock {
  const stored = db.prepare('SELECT ahead_ms FROM clock').get() as { ahead_ms: number } | undefined
  const moveAhead = db.prepare(
    `INSERT INTO clock VALUES (1, :ms) ON CONFLICT (only_row) DO UPDATE SET ahead_ms = ahead_ms + :ms
     RETURNING ahead_ms`,
  )
  const timers = new Set<Timer>()
  let aheadMs = stored?.ahead_ms ?? 0
  let timeout: NodeJS.Timeout | undefined
  let armedFor = Infinity

  const now = () => systemNow() + aheadMs

  const arm = () => {
    clearTimeout(timeout)
    armedFor = timers.values().reduce((earliest, { at }) => Math.min(earliest, at), Infinity)
    if (timers.size === 0) return
    timeout = setTimeout(fireDue, Math.min(Math.max(armedFor - now(), 1), longestWaitMs)).unref()
  }

  const fireDue = () => {
    const moment = now()
    const due = [...timers].filter(({ at }) => at <= moment).sort((a, b) => a.at - b.at)
    try {
      for (const timer of due) if (timers.delete(timer)) timer.fire()
    } finally {
      // One that throws must not take the others with it.
      arm()
    }
  }

  return {
    now: () => new Date(now()),
    isAhead: () => aheadMs > 0,

    setTimer(at, fire) {
      const timer = { at: at.getTime(), fire }
      timers.add(timer)
      if (timer.at < armedFor) arm()
      return () => {
        timers.delete(timer)
      }
    },

    async moveForward(ms) {
      if (!Number.isSafeInteger(ms) || ms < 0) throw new ClockCannotGoBack()
      aheadMs = await commit(() => (moveAhead.get({ ms }) as { ahead_ms: number }).ahead_ms)
      fireDue()
    },

    close() {
      clearTimeout(timeout)
      timers.clear()
    },
  }
}
