/**
 * A process may die at any write. What must hold by the engine's own promise: the execution goes on in the next process
 * to the same output with the same history, its functions are invoked at least once, its tokens stay.
 */
import { describe, expect, it } from '@jest/globals'
import { type Bench, createTestIds, openBench } from './bench.ts'
import { createDatabaseFile, createMortalCommit, type Death } from './mortal-process.ts'
import { branch, callback, invoke, parallel, pass, throws } from './states.ts'
import { createTestClock } from './test-clock.ts'

const states = {
  A: invoke('a', { Assign: { v: '{% $states.result.Payload %}' }, Next: 'P' }),
  P: parallel(
    [
      branch({
        B: callback('b', { Assign: { n: 1 }, Next: 'B2' }),
        B2: callback('b2', { Output: '{% $states.result + $n %}' }),
      }),
      branch({ C: { Type: 'Wait', Seconds: 2, Next: 'C2' }, C2: pass({ Output: '{% $v %}' }) }),
      branch({
        D: invoke('d', {
          Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'D2' }],
        }),
        D2: pass({ Output: 'd' }),
      }),
    ],
    { Next: 'E' },
  ),
  E: invoke('e', { Output: '{% $states.input %}' }),
}
const functions = { a: () => 'v', d: throws('Broken') }

type Life = { output: unknown; types: string[]; ids: number[]; calls: Bench['calls']; writes: number; deaths: number }

/** Lives one execution through; the first process dies at the given write, and a second one finds what it left. */
const live = async (deathAt: number, death: Death): Promise<Life> => {
  const file = createDatabaseFile()
  let clock = createTestClock()
  const ids = createTestIds()
  const calls: Bench['calls'] = []
  let writes = 0
  let deaths = 0
  try {
    for (const at of [deathAt, Number.POSITIVE_INFINITY]) {
      const db = file.open()
      const mortal = createMortalCommit(db, at, death)
      const lived = await Promise.race([liveOn(db, mortal.commit, clock, ids, calls), mortal.died])
      writes += mortal.made()
      db.close()
      if (lived !== 'dead') return { ...lived, calls, writes, deaths }
      deaths += 1
      clock = createTestClock(clock.now().toISOString())
    }
    throw new Error('the second process died too')
  } finally {
    file.remove()
  }
}

const liveOn = async (
  db: Bench['db'],
  commit: Parameters<typeof openBench>[0]['commit'],
  clock: Bench['clock'],
  ids: Bench['ids'],
  calls: Bench['calls'],
) => {
  const note = (functionName: string) => (payload: Record<string, unknown>) => {
    calls.push({ functionName, payload })
    return functions[functionName as 'a']?.()
  }
  const noted = Object.fromEntries(['a', 'b', 'b2', 'd', 'e'].map((name) => [name, note(name)]))
  const bench = await openBench({ states, functions: noted, db, commit, clock, ids, onFatal: () => undefined })
  const running = async () => (await bench.machine.listExecutions({ statusFilter: 'RUNNING' })).executions.length > 0
  const known = async () => (await bench.machine.listExecutions()).executions.length > 0
  if (!(await known())) await bench.machine.startExecution({ name: 'run', input: '{}' })
  await bench.machine.idle()
  while (await running()) {
    for (const name of ['b', 'b2']) {
      const taskToken = String(calls.findLast(({ functionName }) => functionName === name)?.payload.token)
      await bench.machine.sendTaskSuccess({ taskToken, output: '1' }).catch(() => undefined)
      await bench.machine.idle()
    }
    clock.advance(1)
    await bench.machine.idle()
  }
  const { status, output } = await bench.describe()
  const events = await bench.history()
  await bench.machine.close()
  return {
    output: status === 'SUCCEEDED' ? JSON.parse(output ?? '') : status,
    types: events.map(({ type }) => type).sort(),
    ids: events.map(({ id }) => id),
  }
}

describe('a process that dies', () => {
  it.each<Death>(['before', 'after'])(
    'at any write, %s it is on disk, leaves an execution that goes on as if it had not',
    async (death) => {
      const undisturbed = await live(Number.POSITIVE_INFINITY, death)
      expect(undisturbed.output).toEqual([2, 'v', 'd'])
      expect(undisturbed.writes).toBeGreaterThan(15)
      for (let at = 1; at <= undisturbed.writes; at += 1) {
        const life = await live(at, death)
        expect(life).toMatchObject({ output: undisturbed.output, types: undisturbed.types, deaths: 1 })
        expect(life.ids).toEqual(life.ids.map((_, i) => i + 1))
        for (const name of ['b', 'b2']) {
          const tokens = life.calls
            .filter(({ functionName }) => functionName === name)
            .map(({ payload }) => payload.token)
          expect(new Set(tokens).size).toBe(1)
        }
      }
    },
  )
})

describe('a new process', () => {
  it('invokes a function again whose answer was not recorded, with the same history', async () => {
    const file = createDatabaseFile()
    const first = await openBench({
      states: { A: invoke('f') },
      functions: { f: () => new Promise(() => {}) },
      db: file.open(),
    })
    await first.machine.startExecution({ name: 'run' })
    while (first.calls.length < 1) await new Promise(setImmediate)
    await first.machine.close()
    const second = await openBench({ states: { A: invoke('f') }, functions: { f: () => 'ok' }, db: file.open() })
    await second.machine.idle()
    expect(second.calls).toEqual(first.calls)
    expect((await second.types()).filter((type) => type === 'TaskScheduled')).toHaveLength(1)
    expect((await second.describe()).status).toBe('SUCCEEDED')
    file.remove()
  })

  it('rings what came due while none ran', async () => {
    const db = createDatabaseFile()
    const states = { W: { Type: 'Wait', Seconds: 60, End: true } }
    const first = await openBench({ states, db: db.open() })
    await first.start()
    await first.machine.close()
    first.clock.skip(3_600)
    const second = await openBench({ states, db: db.open(), clock: first.clock })
    await second.machine.idle()
    expect((await second.describe()).status).toBe('SUCCEEDED')
    db.remove()
  })

  it('keeps running executions in the definition they were started with', async () => {
    const file = createDatabaseFile()
    const first = await openBench({
      states: { A: callback('f', { Next: 'B' }), B: pass({ Output: 'old' }) },
      db: file.open(),
    })
    await first.start({}, 'old')
    await first.machine.close()
    const second = await openBench({ states: { A: pass({ Output: 'new' }) }, db: file.open() })
    await second.start({}, 'new')
    await second.machine.sendTaskSuccess({ taskToken: first.token(), output: '1' })
    await second.machine.idle()
    expect((await second.describe('old')).output).toBe('"old"')
    expect((await second.describe('new')).output).toBe('"new"')
    file.remove()
  })
})

describe('a machine', () => {
  it('tells of a write that fails, and finds the work again at the next start', async () => {
    const file = createDatabaseFile()
    const db = file.open()
    const mortal = { broken: false }
    const errors: unknown[] = []
    const bench = await openBench({
      states: { A: invoke('f') },
      functions: {
        f: () => {
          mortal.broken = true
        },
      },
      db,
      commit: async (write) => {
        if (mortal.broken) throw new Error('disk full')
        return write()
      },
      onFatal: (error) => errors.push(error),
    })
    await bench.start()
    expect(errors).toEqual([new Error('disk full')])
    const next = await openBench({ states: { A: invoke('f') }, db: file.open() })
    await next.machine.idle()
    expect((await next.describe()).status).toBe('SUCCEEDED')
    file.remove()
  })

  it('takes nothing more once it is closed', async () => {
    const bench = await openBench({ states: { A: pass() } })
    await bench.machine.close()
    await expect(bench.machine.startExecution({})).rejects.toThrow('closed')
  })
})
