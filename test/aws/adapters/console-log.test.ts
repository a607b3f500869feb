import { describe, expect, it } from '@jest/globals'
import { createConsoleLog } from '../../../lambdas/adapters/aws/console-log.ts'
import { during } from '../../../lambdas/adapters/aws/invocation.ts'

const call = { cold_start: true, function_name: 'patrol', function_request_id: 'r-1' }

function aLog() {
  const lines: object[] = []
  const now = () => new Date('2026-04-01T00:00:00Z')
  return { log: createConsoleLog({ service: 'nouhin-test', now, write: (fields) => void lines.push(fields) }), lines }
}

describe('the log on AWS', () => {
  it('has Powertools’ names for what every line says', () => {
    const { log, lines } = aLog()
    during(call, () => log.warn('started what no webhook told of', { recordId: '2' }))
    expect(lines).toEqual([
      {
        level: 'WARN',
        message: 'started what no webhook told of',
        timestamp: '2026-04-01T00:00:00.000Z',
        service: 'nouhin-test',
        ...call,
        recordId: '2',
      },
    ])
  })

  it('correlates a line about an order by its pid, and lines of a call about an order by that', () => {
    const { log, lines } = aLog()
    log.info('of its own', { pid: 'k1-2-1' })
    during({ ...call, correlation_id: 'k1-3-1' }, () => {
      log.info('of the call')
      log.info('of another', { pid: 'k1-4-1' })
    })
    expect(lines).toMatchObject(['k1-2-1', 'k1-3-1', 'k1-4-1'].map((pid) => ({ pid, correlation_id: pid })))
  })

  it('lets no field replace what every line says', () => {
    const { log, lines } = aLog()
    log.error('real', { message: 'forged', level: 'INFO', service: 'other' })
    expect(lines).toMatchObject([{ message: 'real', level: 'ERROR', service: 'nouhin-test' }])
  })

  it('says which trace a call belongs to', () => {
    const { log, lines } = aLog()
    process.env._X_AMZN_TRACE_ID = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1'
    log.info('traced')
    delete process.env._X_AMZN_TRACE_ID
    log.info('untraced')
    expect(lines).toMatchObject([{ xray_trace_id: '1-5759e988-bd862e3fe1be46a994272793' }, {}])
    expect(lines[1]).not.toHaveProperty('xray_trace_id')
  })
})
