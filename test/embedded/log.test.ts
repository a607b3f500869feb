import { describe, expect, it } from '@jest/globals'
import { createLog } from '../../embedded/log.ts'

function aLog() {
  const lines: string[] = []
  const log = createLog(
    (line) => lines.push(line),
    () => new Date('2026-04-01T00:00:00.000Z'),
  )
  return { log, lines }
}

describe('the log', () => {
  it('is a line of JSON for each message, with its fields after time, level and message', () => {
    const { log, lines } = aLog()
    log.info('Started.', { pid: 'k1-2-1', n: 1 })
    expect(lines).toEqual([
      '{"time":"2026-04-01T00:00:00.000Z","level":"info","message":"Started.","pid":"k1-2-1","n":1}\n',
    ])
  })

  it('keeps a message of several lines on one', () => {
    const { log, lines } = aLog()
    log.warn('one\ntwo')
    expect(lines.join('').split('\n')).toHaveLength(2)
  })

  it('lets no field replace time, level or message', () => {
    const { log, lines } = aLog()
    log.error('Failed.', { level: 'info', message: 'fine', time: 0 })
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      time: '2026-04-01T00:00:00.000Z',
      level: 'error',
      message: 'Failed.',
    })
  })
})
