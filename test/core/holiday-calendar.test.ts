import calendar from '@holiday-jp/holiday_jp'
import { describe, expect, it } from '@jest/globals'
import { isBusinessDay } from '../../lambdas/core/business-day.ts'
import { holidaysKnownUntil, isCalendarEnding } from '../../lambdas/core/holiday-calendar.ts'

describe('the holiday calendar', () => {
  it('is known to the end of the year that is written down', () => {
    const last = Object.keys(calendar.holidays).reduce((latest, day) => (day > latest ? day : latest))
    expect(holidaysKnownUntil).toBe(`${last.slice(0, 4)}-12-31`)
  })

  it('has each year’s holidays up to then, and none is left out in between', () => {
    for (let year = 2020; year <= Number(holidaysKnownUntil.slice(0, 4)); year++)
      expect(Object.keys(calendar.holidays).filter((day) => day.startsWith(`${year}-`)).length).toBeGreaterThan(15)
  })

  it('beyond its end has weekends still', () => {
    expect(isBusinessDay('2051-01-07', [])).toBe(false)
    expect(isBusinessDay('2051-01-02', [])).toBe(true)
    expect(isBusinessDay('2051-01-02', ['12-29/01-03'])).toBe(false)
  })

  it.each([
    ['2026-04-01T00:00:00Z', false],
    ['2049-12-31T14:59:59Z', false],
    ['2049-12-31T15:00:00Z', true],
    ['2050-06-01T00:00:00Z', true],
    ['2051-06-01T00:00:00Z', true],
  ])('is told at %s to end within a year: %s', (now, isEnding) => {
    expect(isCalendarEnding(new Date(now))).toBe(isEnding)
  })
})
