import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dayInJapan, isBusinessDay } from '../../lambdas/core/business-day.ts'
import { afterBusinessHours } from '../../lambdas/core/business-hours.ts'

const jst = (text: string) => new Date(`${text}:00+09:00`)

it.each([
  ['a Wednesday', '2026-11-18T10:00', 4, '2026-11-18T14:00'],
  ['past midnight', '2026-11-18T22:00', 4, '2026-11-19T02:00'],
  ['up to midnight', '2026-11-18T20:00', 4, '2026-11-19T00:00'],
  ['a Friday evening, over the weekend and a holiday', '2026-11-20T22:00', 4, '2026-11-24T02:00'],
  ['a Saturday', '2026-11-21T12:00', 4, '2026-11-24T04:00'],
  ['a company closure', '2026-12-28T23:00', 2, '2027-01-04T01:00'],
  ['a week', '2026-11-18T10:00', 48, '2026-11-20T10:00'],
  ['nothing', '2026-11-18T10:00', 0, '2026-11-18T10:00'],
])('hours of business days are counted from %s', (_, from, hours, to) => {
  const closures = ['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03']
  expect(afterBusinessHours(jst(from), hours, closures)).toEqual(jst(to))
})

it('ends on a business day that is not long after, wherever it begins', () => {
  const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 240 }), (from, hours) => {
      const to = afterBusinessHours(from, hours, [])
      expect(to.getTime() - from.getTime()).toBeGreaterThanOrEqual(hours * 3_600_000)
      expect(to.getTime() - from.getTime()).toBeLessThan((hours + 24 * 30) * 3_600_000)
      expect(isBusinessDay(dayInJapan(new Date(to.getTime() - 1)), []) || isBusinessDay(dayInJapan(to), [])).toBe(true)
    }),
  )
})

it('ends though no day is a business day', () => {
  const always = Array.from({ length: 800 }, (_, days) => dayInJapan(new Date(Date.UTC(2026, 0, 1 + days))))
  expect(afterBusinessHours(jst('2026-01-05T10:00'), 4, always).getTime()).toBeLessThan(
    jst('2027-03-01T00:00').getTime(),
  )
})
