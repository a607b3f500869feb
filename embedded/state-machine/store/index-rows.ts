import type { DatabaseSync } from 'node:sqlite'
import type { Indexed, TimerWait } from '../execution/execution.ts'

/** Writes of an index what has changed of it: most transitions change little. */
export const createIndex = (db: DatabaseSync, machine: string) => {
  const update = db.prepare('UPDATE sfn_executions SET status = ?, busy = ? WHERE id = ?')
  const insertToken = db.prepare('INSERT INTO sfn_tokens (token, execution, wait) VALUES (?, ?, ?)')
  const dropToken = db.prepare('DELETE FROM sfn_tokens WHERE token = ?')
  const timers = 'sfn_timers (machine, due, execution, wait)'
  const insertTimer = db.prepare(`INSERT INTO ${timers} VALUES (?, ?, ?, ?)`)
  const dropTimer = db.prepare('DELETE FROM sfn_timers WHERE machine = ? AND due = ? AND execution = ? AND wait = ?')

  const drop = (id: number, { due, wait }: TimerWait) => dropTimer.run(machine, due, id, wait)

  return {
    dropTimer: (timer: TimerWait & { execution: number }): void => void drop(timer.execution, timer),

    change: (id: number, before: Indexed, after: Indexed): void => {
      if (after.status !== before.status || after.busy !== before.busy) update.run(after.status, after.busy ? 1 : 0, id)
      for (const { token } of without(before.tokens, after.tokens)) dropToken.run(token)
      for (const { token, wait } of without(after.tokens, before.tokens)) insertToken.run(token, id, wait)
      for (const timer of without(before.timers, after.timers)) drop(id, timer)
      for (const { due, wait } of without(after.timers, before.timers)) insertTimer.run(machine, due, id, wait)
    },
  }
}

const without = <T extends { wait: number; token?: string; due?: string }>(all: T[], others: T[]): T[] =>
  all.filter(
    (one) => !others.some(({ wait, token, due }) => wait === one.wait && token === one.token && due === one.due),
  )
