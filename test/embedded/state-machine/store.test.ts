import type { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from '@jest/globals'
import { createStateMachine } from '../../../embedded/state-machine/create-state-machine.ts'
import { createInvocations } from '../../../embedded/state-machine/running/invocations.ts'
import { createPace } from '../../../embedded/state-machine/running/pace.ts'
import { commitTo, openBench } from './bench.ts'
import { branch, callback, parallel, pass } from './states.ts'

const twoLanes = {
  P: parallel([
    branch({ A: callback('f', { TimeoutSeconds: 60, Next: 'B' }), B: pass() }),
    branch({ W: { Type: 'Wait', Seconds: 30, End: true } }),
  ]),
}

/** What the tables are searched by. */
const indexed = (db: DatabaseSync) => ({
  executions: db.prepare('SELECT status, busy FROM sfn_executions').all(),
  tokens: db.prepare('SELECT wait FROM sfn_tokens ORDER BY wait').all().length,
  timers: db
    .prepare('SELECT due FROM sfn_timers ORDER BY due')
    .all()
    .map(({ due }) => `${due}`.slice(11, 19)),
})

describe('the tables', () => {
  it('are searched by what an execution waits for, and by nothing that is over', async () => {
    const bench = await openBench({ states: twoLanes, timeoutSeconds: 3_600 })
    await bench.start()
    const running = { executions: [{ status: 'RUNNING', busy: 0 }], tokens: 1 }
    expect(indexed(bench.db)).toEqual({ ...running, timers: ['00:00:30', '00:01:00', '01:00:00'] })
    await bench.pass(30)
    expect(indexed(bench.db)).toEqual({ ...running, timers: ['00:01:00', '01:00:00'] })
    await bench.machine.stopExecution({ executionArn: bench.arn('run') })
    expect(indexed(bench.db)).toEqual({ executions: [{ status: 'ABORTED', busy: 0 }], tokens: 0, timers: [] })
    await bench.machine.redriveExecution({ executionArn: bench.arn('run') })
    await bench.machine.idle()
    expect(indexed(bench.db)).toEqual({ ...running, timers: ['00:01:30', '01:00:30'] })
    await bench.machine.sendTaskSuccess({ taskToken: bench.token(), output: '{}' })
    await bench.machine.idle()
    expect(indexed(bench.db)).toEqual({ executions: [{ status: 'SUCCEEDED', busy: 0 }], tokens: 0, timers: [] })
  })

  it('lose a timer that no execution waits for, and nothing comes of it', async () => {
    const bench = await openBench({ states: twoLanes, timeoutSeconds: 3_600 })
    await bench.start()
    await bench.machine.stopExecution({ executionArn: bench.arn('run') })
    const before = await bench.chain()
    bench.db.exec("INSERT INTO sfn_timers VALUES ('machine', '2026-04-01T00:00:10.000Z', 1, 0)")
    await bench.pass(10)
    await bench.machine.tick()
    expect(indexed(bench.db).timers).toEqual([])
    expect(await bench.chain()).toEqual(before)
  })

  it('of two machines in one file are kept apart: a token is its own machine’s', async () => {
    const one = await openBench({ states: twoLanes })
    await one.start()
    const other = createStateMachine({
      name: 'other',
      definition: { QueryLanguage: 'JSONata', StartAt: 'P', States: twoLanes },
      db: one.db,
      commit: commitTo(one.db),
      clock: one.clock,
      ids: one.ids,
      invoke: async () => ({}),
    })
    await expect(other.sendTaskSuccess({ taskToken: one.token(), output: '{}' })).rejects.toMatchObject({
      name: 'TaskTimedOut',
    })
    await one.machine.sendTaskSuccess({ taskToken: one.token(), output: '{}' })
    await one.pass(30)
    expect(await one.describe()).toMatchObject({ status: 'SUCCEEDED' })
  })

  it('of an earlier version, with a row for each event, keep their histories', async () => {
    const first = await openBench({ states: twoLanes })
    await first.start()
    const before = await first.history()
    await first.machine.close()
    first.db.exec(`
      CREATE TABLE sfn_events (execution INTEGER, id INTEGER, body TEXT, PRIMARY KEY (execution, id)) WITHOUT ROWID;
      INSERT INTO sfn_events SELECT execution, event.value ->> 'id', event.value FROM sfn_history, json_each(events) AS event;
      DROP TABLE sfn_history;
      CREATE INDEX sfn_tokens_execution ON sfn_tokens (execution)`)
    const next = await openBench({ states: twoLanes, db: first.db, clock: first.clock, ids: first.ids })
    expect(await next.history()).toEqual(before)
    await next.machine.sendTaskSuccess({ taskToken: first.token(), output: '{}' })
    await next.pass(30)
    expect(await next.describe()).toMatchObject({ status: 'SUCCEEDED' })
    expect((await next.history()).map(({ id }) => id)).toEqual(
      Array.from({ length: (await next.history()).length }, (_, n) => n + 1),
    )
  })

  it.each([1, 2, 3, 5, 100])('give a history in pages of %i, in both directions', async (maxResults) => {
    const bench = await openBench({ states: twoLanes })
    await bench.start()
    await bench.pass(30)
    const all = await bench.history()
    const pages = async (reverseOrder: boolean) => {
      const found = []
      for (let nextToken: string | undefined; ; ) {
        const asked = { executionArn: bench.arn('run'), maxResults, reverseOrder, ...(nextToken && { nextToken }) }
        const page = await bench.machine.getExecutionHistory(asked)
        found.push(...page.events)
        nextToken = page.nextToken
        if (nextToken === undefined) return found
      }
    }
    expect(await pages(false)).toEqual(all)
    expect(await pages(true)).toEqual(all.toReversed())
  })
})

describe('invocations', () => {
  it('that are ready together begin one a turn, so that others are answered between them', async () => {
    const began: string[] = []
    const { start } = createInvocations(50, createPace())
    const jobs = ['a', 'b', 'c'].map((key) => start(key, async () => void began.push(key)))
    const turns: string[] = []
    for (let turn = 0; turn < 4; turn++) {
      await new Promise(setImmediate)
      turns.push(began.join(''))
    }
    await Promise.all(jobs)
    expect(turns).toEqual(['', 'a', 'ab', 'abc'])
  })
})
