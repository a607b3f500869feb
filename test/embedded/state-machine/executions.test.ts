/**
 * The actions on executions by their pages in https://docs.aws.amazon.com/step-functions/latest/apireference/ :
 * API_StartExecution, API_DescribeExecution, API_ListExecutions, API_StopExecution.
 */
import { describe, expect, it } from '@jest/globals'
import { openBench } from './bench.ts'
import { callback, invoke, pass } from './states.ts'

const waiting = () => openBench({ states: { A: callback('f') } })

describe('startExecution', () => {
  it('answers with an ARN like those of AWS', async () => {
    const { machine } = await waiting()
    expect(await machine.startExecution({ name: 'run' })).toEqual({
      executionArn: 'arn:aws:states:local:000000000000:execution:machine:run',
      startDate: new Date('2026-04-01T00:00:00.000Z'),
    })
  })

  it('names the execution itself when no name is given', async () => {
    const { machine } = await waiting()
    const { executionArn } = await machine.startExecution({})
    expect(executionArn).toMatch(/:00000000-0000-4000-8000-\d{12}$/)
  })

  it('gives the same answer for the same name and input while the execution runs', async () => {
    const { machine, clock, calls } = await waiting()
    const first = await machine.startExecution({ name: 'run', input: '{"a":1}' })
    clock.advance(60)
    expect(await machine.startExecution({ name: 'run', input: '{"a":1}' })).toEqual(first)
    await machine.idle()
    expect(calls).toHaveLength(1)
  })

  it('starts once for two callers at the same time', async () => {
    const { machine, calls } = await waiting()
    await Promise.all([machine.startExecution({ name: 'run' }), machine.startExecution({ name: 'run' })])
    await machine.idle()
    expect(calls).toHaveLength(1)
  })

  it('refuses another input for a running name', async () => {
    const { machine } = await waiting()
    await machine.startExecution({ name: 'run', input: '{"a":1}' })
    await expect(machine.startExecution({ name: 'run', input: '{"a":2}' })).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    })
  })

  it('refuses the name of a closed execution', async () => {
    const bench = await openBench({ states: { A: pass() } })
    await bench.start()
    await expect(bench.machine.startExecution({ name: 'run', input: '{}' })).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    })
  })

  it.each(['a b', 'a/b', 'a:b', 'a*', '', 'x'.repeat(81), 'a\u0007'])('refuses the name %j', async (name) => {
    const { machine } = await waiting()
    await expect(machine.startExecution({ name })).rejects.toMatchObject({ name: 'InvalidName' })
  })

  it('refuses an input that is no JSON or beyond 256 KiB', async () => {
    const { machine } = await waiting()
    for (const input of ['{', JSON.stringify('x'.repeat(262_144))]) {
      await expect(machine.startExecution({ name: 'run', input })).rejects.toMatchObject({
        name: 'InvalidExecutionInput',
      })
    }
  })
})

describe('describeExecution', () => {
  it('tells of a running and of an ended execution', async () => {
    const bench = await waiting()
    await bench.start({ a: 1 })
    const running = {
      executionArn: bench.arn('run'),
      stateMachineArn: 'arn:aws:states:local:000000000000:stateMachine:machine',
      name: 'run',
      status: 'RUNNING',
      startDate: new Date('2026-04-01T00:00:00.000Z'),
      input: '{"a":1}',
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is RUNNING and cannot be redriven',
    }
    expect(await bench.describe()).toEqual(running)
    bench.clock.advance(1)
    await bench.machine.sendTaskSuccess({ taskToken: bench.token(), output: '2' })
    await bench.machine.idle()
    expect(await bench.describe()).toMatchObject({
      status: 'SUCCEEDED',
      output: '2',
      stopDate: new Date('2026-04-01T00:00:01.000Z'),
    })
  })

  it.each(['arn:aws:states:local:000000000000:execution:machine:other', 'nonsense'])(
    'knows no %s',
    async (executionArn) => {
      const { machine } = await waiting()
      for (const action of [
        machine.describeExecution,
        machine.getExecutionHistory,
        machine.stopExecution,
        machine.redriveExecution,
      ]) {
        await expect(action({ executionArn })).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' })
      }
    },
  )
})

describe('listExecutions', () => {
  it('gives the latest first, in pages, filtered by status', async () => {
    const bench = await waiting()
    for (const name of ['a', 'b', 'c', 'd']) await bench.start({}, name)
    await bench.machine.stopExecution({ executionArn: bench.arn('c') })
    const names = async (request: object) => {
      const { executions, nextToken } = await bench.machine.listExecutions(request)
      return { names: executions.map(({ name }) => name).join(''), nextToken }
    }
    expect((await names({})).names).toBe('dcba')
    expect((await names({ statusFilter: 'ABORTED' })).names).toBe('c')
    const first = await names({ statusFilter: 'RUNNING', maxResults: 2 })
    expect(first.names).toBe('db')
    expect(await names({ statusFilter: 'RUNNING', maxResults: 2, nextToken: first.nextToken })).toEqual({
      names: 'a',
      nextToken: undefined,
    })
  })

  it('refuses more than 1,000 a page', async () => {
    const { machine } = await waiting()
    await expect(machine.listExecutions({ maxResults: 1_001 })).rejects.toMatchObject({ name: 'ValidationException' })
  })
})

describe('stopExecution', () => {
  it('during a function leaves the answer of the function void', async () => {
    const answer = Promise.withResolvers<unknown>()
    const bench = await openBench({ states: { A: invoke('f') }, functions: { f: () => answer.promise } })
    await bench.machine.startExecution({ name: 'run' })
    while (bench.calls.length < 1) await new Promise(setImmediate)
    await bench.machine.stopExecution({ executionArn: bench.arn('run') })
    answer.resolve(1)
    await bench.machine.idle()
    expect((await bench.types()).slice(-2)).toEqual(['TaskStarted', 'ExecutionAborted'])
  })

  it('of an ended execution only gives the time of its end', async () => {
    const bench = await openBench({ states: { A: pass() } })
    await bench.start()
    const { stopDate } = await bench.describe()
    bench.clock.advance(60)
    expect(await bench.machine.stopExecution({ executionArn: bench.arn('run') })).toEqual({ stopDate })
    expect((await bench.describe()).status).toBe('SUCCEEDED')
  })

  it('and a token at the same time are decided by their order', async () => {
    const bench = await waiting()
    await bench.start()
    const [stop, token] = await Promise.allSettled([
      bench.machine.stopExecution({ executionArn: bench.arn('run') }),
      bench.machine.sendTaskSuccess({ taskToken: bench.token(), output: '1' }),
    ])
    expect([stop.status, token.status]).toEqual(['fulfilled', 'rejected'])
    expect((await bench.describe()).status).toBe('ABORTED')
  })
})

describe('the end of an execution', () => {
  it('is told to the listener with the fields of the status change event', async () => {
    const bench = await openBench({ states: { F: { Type: 'Fail', Error: 'E', Cause: 'C' } } })
    await bench.start({ a: 1 })
    expect(bench.ended).toEqual([
      {
        executionArn: bench.arn('run'),
        stateMachineArn: 'arn:aws:states:local:000000000000:stateMachine:machine',
        name: 'run',
        status: 'FAILED',
        startDate: 1_775_001_600_000,
        stopDate: 1_775_001_600_000,
        input: '{"a":1}',
        output: null,
        error: 'E',
        cause: 'C',
        redriveCount: 0,
        redriveDate: null,
      },
    ])
  })
})
