import { describe, expect, it } from '@jest/globals'
import { createConsoleLog } from '../../../lambdas/adapters/aws/console-log.ts'
import { createObserve } from '../../../lambdas/adapters/aws/observe.ts'
import { KintoneSetupError } from '../../../lambdas/core/errors.ts'
import { linkOf } from '../../../lambdas/core/link.ts'
import { anOffer } from '../../builders/task.ts'

const context = { functionName: 'open-task', awsRequestId: 'r-1' }

function observed(handler: (log: ReturnType<typeof createConsoleLog>) => Promise<unknown>) {
  const lines: object[] = []
  const troubles: unknown[] = []
  const log = createConsoleLog({ service: 'nouhin-test', write: (fields) => void lines.push(fields) })
  const observe = createObserve({ log, trouble: (error) => void troubles.push(error) })
  return { serve: observe<unknown, typeof context, unknown>(() => handler(log)), lines, troubles }
}
const saying = () => observed(async (log) => log.info('said'))
const ring = { current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64url') } }

describe('a function’s call', () => {
  it('is named in its lines, and the first one of a process as such', async () => {
    const { serve, lines } = saying()
    await serve({}, context)
    await serve({}, { ...context, awsRequestId: 'r-2' })
    expect(lines).toMatchObject([
      { cold_start: true, function_name: 'open-task', function_request_id: 'r-1' },
      { cold_start: false, function_request_id: 'r-2' },
    ])
  })

  it.each([
    ['the state machine’s', { pid: 'k1-2-1', node: 'x1' }],
    ['of an execution that has ended', { source: 'aws.states', detail: { name: 'k1-2-1', status: 'FAILED' } }],
    [
      'of a task’s page',
      { pathParameters: { link: linkOf({ pid: 'k1-2-1', node: '1-1', round: 1, ref: 1 }, anOffer(), ring) } },
    ],
  ])('about one order is correlated by its pid: %s', async (_, event) => {
    const { serve, lines } = saying()
    await serve(event, context)
    expect(lines).toMatchObject([{ pid: 'k1-2-1', correlation_id: 'k1-2-1' }])
  })

  it.each([
    [{}],
    [undefined],
    [{ pid: 'from a\nstranger' }],
    [{ pathParameters: { link: 'forged.link' } }],
    [{ pathParameters: { link: linkOf({ pid: '山田 花子', node: '1-1', round: 1, ref: 1 }, anOffer(), ring) } }],
  ])('with the event %j is about no order', async (event) => {
    const { serve, lines } = saying()
    await serve(event, context)
    expect(lines[0]).not.toHaveProperty('correlation_id')
    expect(JSON.stringify(lines)).not.toMatch(/stranger|山田/)
  })

  it('keeps its lines apart from those of another at the same time', async () => {
    const { serve, lines } = observed(async (log) => {
      await new Promise(setImmediate)
      log.info('said')
    })
    await Promise.all([serve({ pid: 'k1-2-1' }, context), serve({ pid: 'k1-3-1' }, context)])
    expect(lines).toMatchObject([{ pid: 'k1-2-1' }, { pid: 'k1-3-1' }])
  })

  it('that ends with an error leaves a line in ids and codes, and the error as it was', async () => {
    const error = new KintoneSetupError()
    const { serve, lines, troubles } = observed(() => Promise.reject(error))
    await expect(serve({ pid: 'k1-2-1' }, context)).rejects.toBe(error)
    expect(lines).toMatchObject([
      { level: 'WARN', pid: 'k1-2-1', error: 'KintoneSetupError', hint: expect.stringContaining('redrive') },
    ])
    expect(troubles).toEqual([error])
  })

  it('says nothing of the text of an error that is not our own', async () => {
    const { serve, lines } = observed(() => Promise.reject(new TypeError('山田 花子')))
    await expect(serve({}, context)).rejects.toThrow()
    expect(lines).toMatchObject([{ level: 'ERROR', error: 'TypeError' }])
    expect(JSON.stringify(lines)).not.toContain('山田')
  })
})
