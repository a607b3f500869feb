/**
 * SendTaskSuccess and SendTaskFailure by https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html:
 * TaskTimedOut is for a token that has expired or whose task has been closed, with AWS's message as users report it
 * (aws-samples/amazon-mwaa-examples #61).
 */
import { describe, expect, it } from '@jest/globals'
import { type Bench, openBench } from './bench.ts'
import { callback, pass } from './states.ts'

const succeed = (bench: Bench, taskToken: string, output = '1') => bench.machine.sendTaskSuccess({ taskToken, output })
const tooLate = { name: 'TaskTimedOut', message: "Task Timed Out: 'Provided task does not exist anymore'" }

const waiting = async (fields: Record<string, unknown> = {}, functions = {}): Promise<Bench> => {
  const bench = await openBench({ states: { A: callback('f', fields), B: pass() }, functions })
  await bench.start()
  return bench
}

describe('a token', () => {
  it('takes the output of the task', async () => {
    const bench = await waiting({ Output: '{% $states.result.ok %}' })
    await succeed(bench, bench.token(), '{"ok":true}')
    await bench.machine.idle()
    expect((await bench.describe()).output).toBe('true')
  })

  it('takes the failure of the task, which Catch sees', async () => {
    const bench = await waiting({ Catch: [{ ErrorEquals: ['Refused'], Next: 'B' }] })
    await bench.machine.sendTaskFailure({ taskToken: bench.token(), error: 'Refused', cause: 'why' })
    await bench.machine.idle()
    expect((await bench.describe()).output).toBe('{"Error":"Refused","Cause":"why"}')
  })

  it('may fail the task without error or cause', async () => {
    const bench = await waiting()
    await bench.machine.sendTaskFailure({ taskToken: bench.token() })
    await bench.machine.idle()
    expect((await bench.describe()).status).toBe('FAILED')
  })

  it('works once', async () => {
    const bench = await waiting()
    await succeed(bench, bench.token())
    await expect(succeed(bench, bench.token())).rejects.toMatchObject(tooLate)
    await expect(bench.machine.sendTaskFailure({ taskToken: bench.token() })).rejects.toMatchObject(tooLate)
  })

  it('works once for two callers at the same time', async () => {
    const bench = await waiting()
    const both = await Promise.allSettled([succeed(bench, bench.token(), '1'), succeed(bench, bench.token(), '2')])
    await bench.machine.idle()
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect((await bench.describe()).output).toBe('1')
  })

  it('is over when the execution is stopped', async () => {
    const bench = await waiting()
    await bench.machine.stopExecution({ executionArn: bench.arn('run') })
    await expect(succeed(bench, bench.token())).rejects.toMatchObject(tooLate)
  })

  it('is over when the task is retried, which has a token of its own', async () => {
    const bench = await waiting({ Retry: [{ ErrorEquals: ['Again'] }] })
    const first = bench.token()
    await bench.machine.sendTaskFailure({ taskToken: first, error: 'Again' })
    await bench.machine.idle()
    await expect(succeed(bench, first)).rejects.toMatchObject(tooLate)
    await bench.pass(1)
    expect(bench.token()).not.toBe(first)
    await succeed(bench, bench.token())
  })

  it('may be used by the function itself before it answers', async () => {
    const bench: Bench = await openBench({
      states: { A: callback('f') },
      functions: { f: (payload) => succeed(bench, String(payload.token), '"early"') },
    })
    await bench.start()
    expect(await bench.describe()).toMatchObject({ status: 'SUCCEEDED', output: '"early"' })
  })

  it('is over when its function throws', async () => {
    const bench = await waiting(
      {},
      {
        f: () => {
          throw new Error('no')
        },
      },
    )
    expect((await bench.describe()).status).toBe('FAILED')
    await expect(succeed(bench, bench.token())).rejects.toMatchObject(tooLate)
  })

  it('that is none is refused as InvalidToken', async () => {
    const bench = await waiting()
    await expect(succeed(bench, 'nonsense')).rejects.toMatchObject({ name: 'InvalidToken' })
  })

  it('stays open when the output is no JSON', async () => {
    const bench = await waiting()
    await expect(succeed(bench, bench.token(), '{')).rejects.toMatchObject({ name: 'InvalidOutput' })
    await succeed(bench, bench.token())
  })
})
