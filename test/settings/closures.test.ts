import { describe, expect, it } from '@jest/globals'
import { closuresSchema, isClosed } from '../../settings/closures.ts'

const problemsOf = (closures: unknown) =>
  closuresSchema.safeParse(closures).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

const dayAt = (start: string, n: number) =>
  new Date(Date.parse(`${start}T00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
/** The closed ones of so many days. */
const closedOf = (start: string, days: number, closures: string[]) =>
  Array.from({ length: days }, (_, n) => dayAt(start, n)).filter((day) => isClosed(day, closures))

describe('a closure', () => {
  it('of one day is that day', () => {
    expect(closedOf('2026-01-01', 730, ['2026-08-13'])).toEqual(['2026-08-13'])
  })

  it('of two dates has both and what is between, over the end of the year', () => {
    expect(closedOf('2026-01-01', 1461, ['2026-12-30/2027-01-02'])).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ])
  })

  it('without a year recurs', () => {
    expect(closedOf('2026-01-01', 1095, ['05-01'])).toEqual(['2026-05-01', '2027-05-01', '2028-05-01'])
    expect(closedOf('2026-01-01', 730, ['08-14/08-15'])).toEqual([
      '2026-08-14',
      '2026-08-15',
      '2027-08-14',
      '2027-08-15',
    ])
  })

  it('that recurs goes over New Year', () => {
    const newYear = ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03']
    expect(closedOf('2026-06-01', 365, ['12-29/01-03']).map((day) => day.slice(5))).toEqual(newYear)
    expect(closedOf('2098-06-01', 365 * 3, ['12-29/01-03'])).toHaveLength(18)
  })

  it('on the 29th of February recurs in leap years', () => {
    expect(closedOf('2026-01-01', 365 * 8, ['02-29'])).toEqual(['2028-02-29', '2032-02-29'])
    expect(closedOf('2027-02-01', 60, ['02-27/02-29'])).toEqual(['2027-02-27', '2027-02-28'])
    expect(closedOf('2028-02-01', 60, ['02-27/02-29'])).toEqual(['2028-02-27', '2028-02-28', '2028-02-29'])
  })

  it('recurs in years of any length, and one with a year does not', () => {
    expect(isClosed('+010000-12-31', ['12-29/01-03'])).toBe(true)
    expect(isClosed('-000001-05-01', ['05-01'])).toBe(true)
    expect(isClosed('+010000-12-31', ['9999-01-01/9999-12-31'])).toBe(false)
  })
})

describe('the settings’ closures', () => {
  it.each([
    [[]],
    [['12-29/01-03', '08-13/08-15', '2026-05-01', '2026-12-28/2027-01-05']],
    [['02-29']],
    [['2028-02-29']],
    [['01-03/01-03']],
    [['2026-08-13/2026-08-13']],
    [['0001-01-01', '9999-12-31']],
  ])('may be %j', (closures) => {
    expect(closuresSchema.parse(closures)).toEqual(closures)
  })

  it('are none where nothing is said', () => {
    expect(closuresSchema.parse(undefined)).toEqual([])
  })

  it.each([
    ['02-30', 'calendar'],
    ['04-31', 'calendar'],
    ['13-01', 'calendar'],
    ['00-10', 'calendar'],
    ['12-29/02-30', 'calendar'],
    ['2027-02-29', 'calendar'],
    ['2027-01-05/2026-12-28', 'the earlier first'],
    ['2026-01-01/2027-01-02', 'within a year'],
    ['2026-12-29/01-03', 'both'],
    ['12-29/2027-01-03', 'both'],
    ['12-29/01-03/01-05', 'like 12-29/01-03'],
    ['12/29', 'like 12-29/01-03'],
    ['1-3', 'like 12-29/01-03'],
    ['2026-8-13', 'like 12-29/01-03'],
    ['12-29~01-03', 'like 12-29/01-03'],
    ['--12-29', 'like 12-29/01-03'],
    ['', 'like 12-29/01-03'],
    ['12-29/', 'like 12-29/01-03'],
    ['12-29 ', 'like 12-29/01-03'],
  ])('may not be %s, and the rule is told once', (closure, rule) => {
    expect(problemsOf(['05-01', closure])).toEqual([expect.stringMatching(`^1: .*${rule}`)])
  })

  it.each([
    [['01-01/12-31']],
    [['02-01/12-28']],
    [['01-01/06-30']],
    [['2026-01-01/2026-08-31']],
    [['2026-01-01/2026-03-31', '2026-04-01/2026-06-30', '2026-07-01']],
    [['10-01/12-31', '2026-01-01/2026-12-31']],
    [['01-01/03-31', '04-01/06-30', '07-01/09-30', '10-01/12-31']],
  ])('may not leave so little of a year: %j', (closures) => {
    expect(problemsOf(closures)).toEqual([expect.stringContaining('at least one weekday open')])
  })

  it('have a bound', () => {
    expect(problemsOf(Array.from({ length: 401 }, () => '05-01'))).toHaveLength(1)
  })
})
