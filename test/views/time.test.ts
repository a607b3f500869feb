import { describe, expect, it } from '@jest/globals'
import { jstText, timeLeft } from '../../lambdas/views/time.ts'

describe('times on pages', () => {
  it('are in JST in both languages', () => {
    expect(jstText('2026-11-26T08:00:00Z')).toEqual(['2026年11月26日(木) 17:00', 'Thu 26 Nov 2026, 17:00 JST'])
  })
  it('go over to the next JST day', () => {
    expect(jstText('2026-12-31T15:30:00.000Z')).toEqual(['2027年1月1日(金) 00:30', 'Fri 1 Jan 2027, 00:30 JST'])
  })
  it('show what is no instant as it is', () => {
    expect(jstText('来週')).toEqual(['来週', ''])
    expect(timeLeft('来週', new Date())).toBeUndefined()
  })
  it.each([
    ['2026-11-26T06:00:00Z', false, '残り 2日3時間', '2 d 3 h left'],
    ['2026-11-24T05:30:00Z', false, '残り 2時間30分', '2 h 30 min left'],
    ['2026-11-24T03:05:00Z', false, '残り 5分', '5 min left'],
    ['2026-11-24T02:00:00Z', true, '1時間0分 超過', '1 h 0 min overdue'],
  ])('tell how far %s is', (deadline, overdue, ja, en) => {
    expect(timeLeft(deadline, new Date('2026-11-24T03:00:00Z'))).toEqual({ overdue, text: [ja, en] })
  })
})
