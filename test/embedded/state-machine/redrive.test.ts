/**
 * Redrive by https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html. That the state is not entered
 * again, and that its new events follow from its first entry, is as recorded from AWS by others (DataDog's
 * datadog-lambda-python #545: EnteredTime stays the same over redrives).
 */
import { describe, expect, it } from '@jest/globals'
import { type Bench, openBench } from './bench.ts'
import { branch, callback, failsFirst, invoke, parallel, pass } from './states.ts'

const redrive = async (bench: Bench) => {
  const answer = await bench.machine.redriveExecution({ executionArn: bench.arn('run') })
  await bench.machine.idle()
  return answer
}

describe('redriveExecution', () => {
  it('of what was stopped while it waited waits again', async () => {
    const bench = await openBench({ states: { W: { Type: 'Wait', Seconds: 10, Next: 'A' }, A: pass() } })
    await bench.start()
    await bench.machine.stopExecution({ executionArn: bench.arn('run') })
    await redrive(bench)
    await bench.pass(10)
    expect(await bench.describe()).toMatchObject({ status: 'SUCCEEDED' })
  })

  it('runs the failed state again and keeps what came before it', async () => {
    const bench = await openBench({
      states: {
        A: pass({ Assign: { v: '{% $states.input.n %}' }, Next: 'B' }),
        B: invoke('f', { Output: '{% $v + $states.result.Payload %}' }),
      },
      functions: { f: failsFirst(1, 'Broken', 10) },
    })
    await bench.start({ n: 1 })
    bench.clock.advance(60)
    expect(await redrive(bench)).toEqual({ redriveDate: new Date('2026-04-01T00:01:00.000Z') })
    expect(await bench.describe()).toMatchObject({
      status: 'SUCCEEDED',
      output: '11',
      startDate: new Date('2026-04-01T00:00:00.000Z'),
      stopDate: new Date('2026-04-01T00:01:00.000Z'),
      redriveCount: 1,
      redriveDate: new Date('2026-04-01T00:01:00.000Z'),
    })
    expect((await bench.chain()).slice(3)).toEqual([
      '4<3 TaskStateEntered',
      '5<4 TaskScheduled',
      '6<5 TaskStarted',
      '7<6 TaskFailed',
      '8<7 ExecutionFailed',
      '9<8 ExecutionRedriven',
      '10<4 TaskScheduled',
      '11<10 TaskStarted',
      '12<11 TaskSucceeded',
      '13<12 TaskStateExited',
      '14<13 ExecutionSucceeded',
    ])
    expect((await bench.history()).find(({ type }) => type === 'ExecutionRedriven')).toMatchObject({
      executionRedrivenEventDetails: { redriveCount: 1 },
    })
  })

  it('takes the error away while the execution runs again', async () => {
    const bench = await openBench({ states: { A: callback('f') } })
    await bench.start()
    await bench.machine.sendTaskFailure({ taskToken: bench.token(), error: 'Broken', cause: 'c' })
    await bench.machine.idle()
    await redrive(bench)
    const description = await bench.describe()
    expect(description.status).toBe('RUNNING')
    for (const gone of ['error', 'cause', 'stopDate']) expect(description).not.toHaveProperty(gone)
  })

  it('gives a callback task a new token, and shows RedriveCount and RedriveTime in the context', async () => {
    const Payload = { token: '{% $states.context.Task.Token %}', execution: '{% $states.context.Execution %}' }
    const bench = await openBench({ states: { A: callback('f', { Arguments: { FunctionName: 'f', Payload } }) } })
    await bench.start()
    const first = bench.token()
    await bench.machine.stopExecution({ executionArn: bench.arn('run') })
    bench.clock.advance(5)
    await redrive(bench)
    expect(bench.token()).not.toBe(first)
    expect(bench.calls[0]?.payload.execution).toMatchObject({ RedriveCount: 0 })
    expect(bench.calls[1]?.payload.execution).toMatchObject({
      RedriveCount: 1,
      RedriveTime: '2026-04-01T00:00:05.000Z',
    })
    await bench.machine.sendTaskSuccess({ taskToken: bench.token(), output: '"ok"' })
    await bench.machine.idle()
    expect((await bench.describe()).output).toBe('"ok"')
  })

  it('runs only the unsuccessful branches of a Parallel state again', async () => {
    const bench = await openBench({
      states: {
        P: parallel([
          branch({ A: invoke('a', { Output: 'a' }) }),
          branch({ B0: invoke('b0', { Assign: { v: 1 }, Next: 'B' }), B: invoke('b', { Output: '{% $v %}' }) }),
          branch({ C: callback('c') }),
        ]),
      },
      functions: { b: failsFirst(1, 'Broken', {}) },
    })
    await bench.start()
    expect(await bench.describe()).toMatchObject({ status: 'FAILED', error: 'Broken' })
    await redrive(bench)
    await bench.machine.sendTaskSuccess({ taskToken: bench.token('c'), output: '"c"' })
    await bench.machine.idle()
    expect((await bench.describe()).output).toBe('["a",1,"c"]')
    const made = bench.calls.map(({ functionName }) => functionName)
    expect(made.filter((name) => name === 'a')).toHaveLength(1)
    expect(made.filter((name) => name === 'b0')).toHaveLength(1)
    expect(made.filter((name) => name === 'b')).toHaveLength(2)
  })

  it('starts a branch at its beginning that was stopped before it could', async () => {
    const bench = await openBench({
      states: {
        P: parallel([
          branch({ A: pass({ Output: '{% $states.context.Execution.RedriveTime %}' }) }),
          branch({ B: pass() }),
        ]),
      },
    })
    await bench.start('in')
    expect((await bench.describe()).error).toBe('States.QueryEvaluationError')
    await redrive(bench)
    expect(await bench.describe()).toMatchObject({ status: 'SUCCEEDED', output: '["2026-04-01T00:00:00.000Z","in"]' })
  })

  it('counts retries anew', async () => {
    const bench = await openBench({
      states: {
        A: invoke('f', {
          Arguments: { FunctionName: 'f', Payload: { n: '{% $states.context.State.RetryCount %}' } },
          Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }],
        }),
      },
      functions: { f: failsFirst(3, 'Broken', {}) },
    })
    await bench.start()
    await bench.pass(1)
    expect((await bench.describe()).status).toBe('FAILED')
    await redrive(bench)
    await bench.pass(1)
    expect((await bench.describe()).status).toBe('SUCCEEDED')
    expect(bench.calls.map(({ payload }) => payload.n)).toEqual([0, 1, 0, 1])
  })

  it('counts the TimeoutSeconds of the machine and of the task anew', async () => {
    const bench = await openBench({ states: { A: callback('f', { TimeoutSeconds: 50 }) }, timeoutSeconds: 10 })
    await bench.start()
    await bench.pass(10)
    expect((await bench.describe()).status).toBe('TIMED_OUT')
    await bench.pass(100)
    await redrive(bench)
    await bench.pass(9)
    expect((await bench.describe()).status).toBe('RUNNING')
    await bench.pass(1)
    expect((await bench.describe()).status).toBe('TIMED_OUT')
  })

  it('lets a Fail state fail again', async () => {
    const bench = await openBench({ states: { F: { Type: 'Fail', Error: 'E' } } })
    await bench.start()
    await redrive(bench)
    expect(await bench.describe()).toMatchObject({ status: 'FAILED', error: 'E', redriveCount: 1 })
  })

  it('is refused for a running or a successful execution', async () => {
    const running = await openBench({ states: { A: callback('f') } })
    await running.start()
    await expect(redrive(running)).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' })
    const done = await openBench({ states: { A: pass() } })
    await done.start()
    await expect(redrive(done)).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' })
  })

  it('is refused 14 days after the end', async () => {
    const bench = await openBench({ states: { F: { Type: 'Fail', Error: 'E' } } })
    await bench.start()
    expect((await bench.describe()).redriveStatus).toBe('REDRIVABLE')
    bench.clock.advance(14 * 86_400 + 1)
    expect((await bench.describe()).redriveStatus).toBe('NOT_REDRIVABLE')
    await expect(redrive(bench)).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' })
  })
})
