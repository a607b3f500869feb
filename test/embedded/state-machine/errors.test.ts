/**
 * Retry and Catch by https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html and the
 * Amazon States Language's "Errors" (https://states-language.net/#errors).
 */
import { describe, expect, it } from '@jest/globals'
import { type Bench, openBench } from './bench.ts'
import { branch, callback, failsFirst, invoke, parallel, pass, throws } from './states.ts'

/** The seconds after the start at which the function was called, while the clock moves on by half seconds. */
const callTimes = async (bench: Bench, seconds: number): Promise<number[]> => {
  const start = bench.clock.now().getTime()
  const times: number[] = []
  await bench.start()
  const note = () => {
    while (times.length < bench.calls.length) times.push((bench.clock.now().getTime() - start) / 1_000)
  }
  note()
  for (let i = 0; i < seconds * 2; i += 1) {
    await bench.pass(0.5)
    note()
  }
  return times
}

const failing = (Retry: unknown[], name = 'Broken') =>
  openBench({ states: { A: invoke('f', { Retry }) }, functions: { f: throws(name) } })

describe('Retry', () => {
  it('waits 1, 2 and 4 seconds without further fields, then gives the error up', async () => {
    const bench = await failing([{ ErrorEquals: ['Broken'] }])
    expect(await callTimes(bench, 10)).toEqual([0, 1, 3, 7])
    expect(await bench.describe()).toMatchObject({ status: 'FAILED', error: 'Broken' })
  })

  it('takes IntervalSeconds, BackoffRate and MaxAttempts', async () => {
    const bench = await failing([{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, BackoffRate: 1.5, MaxAttempts: 2 }])
    expect(await callTimes(bench, 10)).toEqual([0, 2, 5])
  })

  it('never waits longer than MaxDelaySeconds', async () => {
    const bench = await failing([{ ErrorEquals: ['States.ALL'], MaxDelaySeconds: 3, MaxAttempts: 4 }])
    expect(await callTimes(bench, 20)).toEqual([0, 1, 3, 6, 9])
  })

  it('with full jitter waits a random part of the delay', async () => {
    const bench = await failing([
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 4, JitterStrategy: 'FULL', MaxAttempts: 1 },
    ])
    expect(await callTimes(bench, 5)).toEqual([0, 2])
  })

  it('with MaxAttempts 0 for a named error keeps the retrier for all from it', async () => {
    const bench = await failing([{ ErrorEquals: ['Broken'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }])
    expect(await callTimes(bench, 5)).toEqual([0])
  })

  it('counts the attempts of each retrier on its own', async () => {
    const errors = ['E1', 'E2', 'E1', 'E2', 'E1']
    const bench = await openBench({
      states: {
        A: invoke('f', {
          Retry: [
            { ErrorEquals: ['E1'], MaxAttempts: 2, BackoffRate: 1 },
            { ErrorEquals: ['E2'], MaxAttempts: 2, BackoffRate: 1 },
          ],
        }),
      },
      functions: { f: () => throws(errors.shift() ?? 'none')() },
    })
    expect(await callTimes(bench, 8)).toEqual([0, 1, 2, 3, 4])
    expect(await bench.describe()).toMatchObject({ error: 'E1' })
  })

  it('shows its count in the context', async () => {
    const bench = await openBench({
      states: {
        A: invoke('f', {
          Arguments: { FunctionName: 'f', Payload: { n: '{% $states.context.State.RetryCount %}' } },
          Retry: [{ ErrorEquals: ['States.ALL'], BackoffRate: 1 }],
        }),
      },
      functions: { f: failsFirst(2, 'Broken', {}) },
    })
    await bench.start()
    await bench.pass(1)
    await bench.pass(1)
    expect(bench.calls.map(({ payload }) => payload.n)).toEqual([0, 1, 2])
  })

  it('by States.TaskFailed does not see a timeout', async () => {
    const task = callback('f', { TimeoutSeconds: 5, Retry: [{ ErrorEquals: ['States.TaskFailed'] }] })
    const bench = await openBench({ states: { A: task } })
    await bench.start()
    await bench.pass(5)
    await bench.pass(1)
    expect(await bench.describe()).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
  })
})

describe('Catch', () => {
  const caught = (fields: Record<string, unknown>) =>
    openBench({
      states: { A: invoke('f', { Catch: [{ Next: 'B', ...fields }] }), B: pass() },
      functions: { f: throws('Broken', 'text') },
    })

  it('hands the error output on without an Output of its own', async () => {
    const bench = await caught({ ErrorEquals: ['States.ALL'] })
    expect(await bench.output()).toEqual({ Error: 'Broken', Cause: '{"errorType":"Broken","errorMessage":"text"}' })
    expect(await bench.types()).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'TaskStateExited',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ])
  })

  it('evaluates its Assign and Output with the error output and the input of the state', async () => {
    const bench = await caught({
      ErrorEquals: ['Broken'],
      Assign: { e: '{% $states.errorOutput.Error %}' },
      Output: { a: '{% $states.input.a %}', c: '{% $parse($states.errorOutput.Cause).errorMessage %}' },
    })
    expect(await bench.output({ a: 1 })).toEqual({ a: 1, c: 'text' })
    const exited = (await bench.history()).find(({ type }) => type === 'TaskStateExited')
    expect(exited?.stateExitedEventDetails?.assignedVariables).toEqual({ e: '"Broken"' })
  })

  it('comes after the retries', async () => {
    const bench = await openBench({
      states: {
        A: invoke('f', {
          Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'B' }],
        }),
        B: pass({ Output: 'caught' }),
      },
      functions: { f: throws('Broken') },
    })
    await bench.start()
    await bench.pass(1)
    expect((await bench.describe()).output).toBe('"caught"')
    expect(bench.calls).toHaveLength(2)
  })

  it('takes the first catcher that names the error', async () => {
    const Catch = [
      { ErrorEquals: ['Other'], Next: 'B' },
      { ErrorEquals: ['Broken'], Next: 'C' },
      { ErrorEquals: ['States.ALL'], Next: 'B' },
    ]
    const bench = await openBench({
      states: { A: invoke('f', { Catch }), B: pass({ Output: 'b' }), C: pass({ Output: 'c' }) },
      functions: { f: throws('Broken') },
    })
    expect(await bench.output()).toBe('c')
  })

  it('sees the failure of an expression of its state', async () => {
    const bench = await openBench({
      states: {
        A: invoke('f', {
          Output: '{% $states.result.Payload.missing %}',
          Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'B' }],
        }),
        B: pass({ Output: 'caught' }),
      },
    })
    expect(await bench.output()).toBe('caught')
  })

  it('does not catch the failure of its own Output', async () => {
    const bench = await caught({ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.missing %}' })
    expect(await bench.output()).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' })
  })

  it('by States.ALL does not see States.Runtime or States.DataLimitExceeded', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'B' }]
    const lost = branch({ C: { Type: 'Choice', Choices: [{ Condition: false, Next: 'C' }] } })
    const runtime = await openBench({ states: { P: parallel([lost], { Catch }), B: pass() } })
    expect(await runtime.output()).toMatchObject({ status: 'FAILED', error: 'States.Runtime' })
    expect(await runtime.types()).not.toContain('ParallelStateFailed')
    const limit = await openBench({
      states: { A: invoke('f', { Catch }), B: pass() },
      functions: { f: () => 'x'.repeat(300_000) },
    })
    expect(await limit.output()).toMatchObject({ error: 'States.DataLimitExceeded' })
  })
})

describe('TimeoutSeconds of a task', () => {
  it('is waited for again when the task is retried', async () => {
    const Retry = [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 2, MaxAttempts: 1 }]
    const bench = await openBench({ states: { A: callback('f', { TimeoutSeconds: 5, Retry }) } })
    await bench.start()
    await bench.pass(5)
    expect((await bench.types()).slice(4)).toEqual(['TaskSubmitted', 'TaskTimedOut'])
    await bench.pass(2)
    expect((await bench.types()).slice(6)).toEqual(['TaskScheduled', 'TaskStarted', 'TaskSubmitted'])
    await bench.pass(5)
    expect(await bench.describe()).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
  })

  it('fails a callback task with States.Timeout and closes its token', async () => {
    const bench = await openBench({ states: { A: callback('f', { TimeoutSeconds: '{% $states.input.t %}' }) } })
    await bench.start({ t: 5 })
    await bench.pass(5)
    expect((await bench.chain()).slice(4)).toEqual(['5<4 TaskSubmitted', '6<5 TaskTimedOut', '7<6 ExecutionFailed'])
    expect((await bench.history())[5]?.taskTimedOutEventDetails).toEqual({
      resourceType: 'lambda',
      resource: 'invoke.waitForTaskToken',
      error: 'States.Timeout',
    })
    expect(await bench.describe()).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
    await expect(bench.machine.sendTaskSuccess({ taskToken: bench.token(), output: '1' })).rejects.toMatchObject({
      name: 'TaskTimedOut',
    })
  })

  it('fails a function that does not answer, whose late answer is void', async () => {
    const answer = Promise.withResolvers<unknown>()
    const Catch = [{ ErrorEquals: ['States.Timeout'], Next: 'B' }]
    const bench = await openBench({
      states: { A: invoke('f', { TimeoutSeconds: 5, Catch }), B: callback('g') },
      functions: { f: () => answer.promise },
    })
    await bench.machine.startExecution({ name: 'run' })
    while (bench.calls.length < 1) await new Promise(setImmediate)
    bench.clock.advance(5)
    while (bench.calls.length < 2) await new Promise(setImmediate)
    answer.resolve('late')
    await bench.machine.idle()
    expect(await bench.types()).not.toContain('TaskSucceeded')
    expect((await bench.describe()).status).toBe('RUNNING')
  })
})
