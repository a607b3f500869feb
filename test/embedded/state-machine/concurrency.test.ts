/** Actions that meet: what is answered is what the history shows, in whatever order the writes reach the disk. */
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from '@jest/globals'
import type { Commit } from '../../../embedded/state-machine/ports.ts'
import { commitTo, openBench } from './bench.ts'
import { branch, callback, parallel } from './states.ts'

/** A commit that takes its time: so many turns of the event loop, another number at each write. */
const slowCommit = (db: DatabaseSync, turns: () => number): Commit => {
  const commit = commitTo(db)
  return async (write) => {
    for (let left = turns(); left > 0; left -= 1) await new Promise(setImmediate)
    return commit(write)
  }
}

/** Numbers that jump about, the same for the same seed. */
const numbers = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % below
  }
}

const states = {
  P: parallel(
    ['a', 'b', 'c'].map((name) =>
      branch({
        [name]: callback(name, { Next: `${name}2` }),
        [`${name}2`]: { Type: 'Pass', Output: '{% $states.input %}', End: true },
      }),
    ),
  ),
}

const meet = async (seed: number): Promise<string> => {
  const next = numbers(seed)
  const pause = async (below: number) => {
    for (let left = next(below); left > 0; left -= 1) await new Promise(setImmediate)
  }
  const db = new DatabaseSync(':memory:')
  const errors: unknown[] = []
  const commit = slowCommit(db, () => next(4))
  const bench = await openBench({ states, db, commit, onFatal: (error) => errors.push(error) })
  await bench.start()
  const tokens = ['a', 'b', 'c'].map((name) => bench.token(name))
  const sends = [...tokens, ...tokens].map(async (taskToken, i) => {
    await pause(12)
    await bench.machine.sendTaskSuccess({ taskToken, output: String(i % 3) })
  })
  const stop = async () => {
    await pause(40)
    await bench.machine.stopExecution({ executionArn: bench.arn('run') })
  }
  const [, ...answers] = await Promise.allSettled([stop(), ...sends])
  await bench.machine.idle()

  expect(errors).toEqual([])
  const history = await bench.history()
  const accepted = answers.filter(({ status }) => status === 'fulfilled').length
  expect(history.filter(({ type }) => type === 'TaskSucceeded')).toHaveLength(accepted)
  expect(history.map(({ id }) => id)).toEqual(history.map((_, i) => i + 1))
  expect(history.filter(({ type }) => /^Execution(Aborted|Succeeded)$/.test(type))).toEqual([history.at(-1)])
  expect(bench.ended).toHaveLength(1)
  const { status, output } = await bench.describe()
  expect(history.at(-1)?.type).toBe(status === 'ABORTED' ? 'ExecutionAborted' : 'ExecutionSucceeded')
  if (status === 'SUCCEEDED') expect(output).toBe('[0,1,2]')
  return status
}

describe('a timeout', () => {
  it('that is rung twice at the same time happens once', async () => {
    const bench = await openBench({ states: { W: { Type: 'Wait', Seconds: 25, End: true } }, timeoutSeconds: 3 })
    await bench.start()
    bench.clock.skip(3)
    await Promise.all([bench.machine.tick(), bench.machine.tick()])
    expect(await bench.types()).toEqual(['ExecutionStarted', 'WaitStateEntered', 'ExecutionTimedOut'])
  })
})

describe('three tokens, each sent twice, and a stop', () => {
  it('leave a history that shows what was answered', async () => {
    const ends = new Set<string>()
    for (let seed = 1; seed <= 60; seed += 1) ends.add(await meet(seed))
    expect(ends).toEqual(new Set(['ABORTED', 'SUCCEEDED']))
  })
})
