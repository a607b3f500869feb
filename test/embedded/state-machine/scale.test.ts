/** A waiting execution is on disk only: what a start-up reads and what stays in memory do not grow with their number. */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { describe, expect, it } from '@jest/globals'
import { openBench } from './bench.ts'
import { branch, callback, invoke, parallel } from './states.ts'

const states = {
  P: parallel([
    branch({ A: callback('f', { TimeoutSeconds: 86_400 }) }),
    branch({ W: { Type: 'Wait', Seconds: 3_600, End: true } }),
  ]),
}

type Read<T> = (...values: SQLInputValue[]) => T

/** Counts the rows that its statements give. */
const countRows = (db: DatabaseSync) => {
  const count = { rows: 0 }
  const prepare = db.prepare.bind(db)
  db.prepare = (sql: string) => {
    const statement = prepare(sql)
    const all: Read<unknown[]> = statement.all.bind(statement)
    const get: Read<unknown> = statement.get.bind(statement)
    const counted = {
      all: (...values: SQLInputValue[]) => {
        const rows = all(...values)
        count.rows += rows.length
        return rows
      },
      get: (...values: SQLInputValue[]) => {
        const row = get(...values)
        count.rows += row === undefined ? 0 : 1
        return row
      },
    }
    return Object.assign(statement, counted)
  }
  return count
}

describe('10,000 waiting executions', () => {
  it('cost a start-up a handful of rows and one timer', async () => {
    const db = new DatabaseSync(':memory:')
    const first = await openBench({ states, db })
    await Promise.all(Array.from({ length: 10_000 }, (_, i) => first.machine.startExecution({ name: `run-${i}` })))
    await first.machine.idle()
    await first.machine.close()
    expect(first.calls).toHaveLength(10_000)
    expect(first.clock.armed()).toBe(0)

    const count = countRows(db)
    const second = await openBench({ states, db, clock: first.clock })
    await second.machine.idle()
    expect(count.rows).toBeLessThan(10)
    expect(second.clock.armed()).toBe(1)
    expect(second.calls).toHaveLength(0)

    await second.machine.sendTaskSuccess({ taskToken: first.token(), output: '1' })
    await second.machine.idle()
    expect(count.rows).toBeLessThan(20)
  })
})

describe('functions', () => {
  it('run at most 50 together', async () => {
    let running = 0
    let most = 0
    const bench = await openBench({
      states: { A: invoke('f') },
      functions: {
        f: async () => {
          running += 1
          most = Math.max(most, running)
          await new Promise((resolve) => setTimeout(resolve, 50))
          running -= 1
        },
      },
    })
    await Promise.all(Array.from({ length: 200 }, (_, i) => bench.machine.startExecution({ name: `run-${i}` })))
    await bench.machine.idle()
    expect(most).toBe(50)
    const { executions } = await bench.machine.listExecutions({ statusFilter: 'SUCCEEDED', maxResults: 1_000 })
    expect(executions).toHaveLength(200)
  })
})
