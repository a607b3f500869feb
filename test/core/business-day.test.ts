import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  addBusinessDays,
  dayInJapan,
  isBusinessDay,
  momentInJapan,
  onDayInJapan,
  subtractBusinessDays,
} from '../../lambdas/core/business-day.ts'
import { closuresSchema } from '../../settings/closures.ts'

/**
 * 国民の祝日 and 休日 that fall on Monday to Friday, as the Cabinet Office publishes them
 * (https://www8.cao.go.jp/chosei/shukujitsu/gaiyou.html): 2026-05-06 and 2027-03-22 are 振替休日,
 * 2026-09-22 is 国民の休日 between two holidays.
 */
const holidays = [
  ...['2026-01-01', '2026-01-12', '2026-02-11', '2026-02-23', '2026-03-20', '2026-04-29', '2026-05-04', '2026-05-05'],
  ...['2026-05-06', '2026-07-20', '2026-08-11', '2026-09-21', '2026-09-22', '2026-09-23', '2026-10-12', '2026-11-03'],
  ...['2026-11-23', '2027-01-01', '2027-01-11', '2027-02-11', '2027-02-23', '2027-03-22', '2027-04-29', '2027-05-03'],
  ...['2027-05-04', '2027-05-05', '2027-07-19', '2027-08-11', '2027-09-20', '2027-09-23', '2027-10-11', '2027-11-03'],
  '2027-11-23',
]

describe('the calendar', () => {
  it.each(['UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
    'is Japan’s on a host in %s',
    (TZ) => {
      const script = fileURLToPath(new URL('calendar-report.ts', import.meta.url))
      const report = execFileSync(process.execPath, [script], { encoding: 'utf8', env: { ...process.env, TZ } })
      expect(JSON.parse(report)).toEqual({
        holidays,
        dayInJapan: '2026-04-01',
        momentInJapan: '2026-04-01T08:00:00.000Z',
        deadline: '2026-05-11T08:00:00.000Z',
        stages: ['2026-04-30T15:30:00.000Z', '2026-05-06T15:30:00.000Z', '2026-05-07T15:30:00.000Z'],
      })
    },
  )

  it('turns to the next day at 15:00 UTC', () => {
    expect(dayInJapan(new Date('2026-03-31T14:59:59.999Z'))).toBe('2026-03-31')
    expect(dayInJapan(new Date('2026-03-31T15:00:00Z'))).toBe('2026-04-01')
    expect(momentInJapan('2026-01-01', '08:59').toISOString()).toBe('2025-12-31T23:59:00.000Z')
  })
})

describe('a business day', () => {
  it('is neither Saturday nor Sunday', () => {
    expect(['2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06'].map((day) => isBusinessDay(day, []))).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  it('is no closure of the company', () => {
    expect(isBusinessDay('2026-12-29', ['2026-12-29'])).toBe(false)
    expect(isBusinessDay('2026-12-29', [])).toBe(true)
  })
})

describe('adding business days', () => {
  it.each([
    ['from a Wednesday', '2026-04-01', 1, [], '2026-04-02'],
    ['over a weekend', '2026-04-03', 1, [], '2026-04-06'],
    ['over Golden Week', '2026-05-01', 1, [], '2026-05-07'],
    ['over the five days of September 2026', '2026-09-18', 1, [], '2026-09-24'],
    ['over closures', '2026-12-28', 1, ['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01'], '2027-01-04'],
    ['over a closure of every year', '2026-12-28', 1, ['12-29/01-03'], '2027-01-04'],
    ['over the same closure a year later', '2027-12-28', 1, ['12-29/01-03'], '2028-01-04'],
    [
      'over a closure of every year and one that makes it longer',
      '2026-12-25',
      2,
      ['12-29/01-03', '2026-12-28/2027-01-05'],
      '2027-01-07',
    ],
    ['over closures in summer', '2026-08-12', 1, ['08-13/08-15'], '2026-08-17'],
    ['none, from a business day', '2026-04-01', 0, [], '2026-04-01'],
    ['none, from a Saturday', '2026-04-04', 0, [], '2026-04-06'],
    ['from a Sunday', '2026-04-05', 1, [], '2026-04-06'],
  ])('%s', (_, day, count, closures, expected) => {
    expect(addBusinessDays(day, count, closures)).toBe(expected)
  })
})

describe('going back business days', () => {
  it.each([
    ['from a Thursday', '2026-04-02', 1, [], '2026-04-01'],
    ['over a weekend', '2026-04-06', 1, [], '2026-04-03'],
    ['from a Saturday', '2026-04-04', 1, [], '2026-04-03'],
    ['over Golden Week', '2026-05-07', 1, [], '2026-05-01'],
    ['over Golden Week and the 29th of April', '2026-05-07', 3, [], '2026-04-28'],
    ['over the year end and closures', '2027-01-05', 2, ['2026-12-29', '2026-12-30', '2026-12-31'], '2026-12-28'],
    ['over a closure of every year', '2027-01-05', 2, ['12-29/01-03'], '2026-12-28'],
    ['none, from a business day', '2026-04-01', 0, [], '2026-04-01'],
    ['none, from a Sunday', '2026-04-05', 0, [], '2026-04-03'],
  ])('%s', (_, day, count, closures, expected) => {
    expect(subtractBusinessDays(day, count, closures)).toBe(expected)
  })

  it('undoes going forward, from any business day', () => {
    const days = Array.from({ length: 365 }, (_, n) => dayInJapan(new Date(Date.UTC(2026, 0, 1 + n))))
    const business = days.filter((day) => isBusinessDay(day, []))
    for (const day of business) expect(subtractBusinessDays(addBusinessDays(day, 5, []), 5, [])).toBe(day)
  })
})

it('the same time on another day is Japan’s time', () => {
  const at = (moment: string, day: string) => onDayInJapan(new Date(moment), day).toISOString()
  expect(at('2026-04-06T08:00:30Z', '2026-04-03')).toBe('2026-04-03T08:00:30.000Z')
  expect(at('2026-04-05T15:30:00Z', '2026-04-03')).toBe('2026-04-02T15:30:00.000Z')
})

/** Closures as the settings let them through, long ones above all. */
const manyDays = fc.integer({ min: 0, max: 365 }).map((n) => dayInJapan(new Date(Date.UTC(2028, 0, 1 + n))).slice(5))
const oneClosure = fc.oneof(
  manyDays,
  fc.tuple(manyDays, manyDays).map((days) => days.join('/')),
  fc
    .tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 365 }))
    .map(([from, days]) => [from, from + days].map((n) => dayInJapan(new Date(Date.UTC(2026, 0, 1 + n)))).join('/')),
)
const allowedClosures = fc
  .array(oneClosure, { maxLength: 5 })
  .filter((closures) => closuresSchema.safeParse(closures).success)

describe('a walk over business days', () => {
  it('finds one whatever closures the settings may have', () => {
    fc.assert(
      fc.property(
        allowedClosures,
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 0, max: 60 }),
        (closures, n, count) => {
          const from = dayInJapan(new Date(Date.UTC(2026, 0, 1 + n)))
          expect(isBusinessDay(addBusinessDays(from, count, closures), closures)).toBe(true)
          expect(isBusinessDay(subtractBusinessDays(from, count, closures), closures)).toBe(true)
        },
      ),
    )
  })

  it('goes on over the end of the year 9999 and before the year 1', () => {
    expect(addBusinessDays('9999-12-31', 1, [])).toBe('+010000-01-03')
    expect(subtractBusinessDays('+010000-01-03', 1, [])).toBe('9999-12-31')
    expect(subtractBusinessDays('0000-01-03', 1, [])).toBe('-000001-12-31')
    expect(dayInJapan(new Date('9999-12-31T15:00:00Z'))).toBe('+010000-01-01')
    expect(onDayInJapan(new Date('9999-12-31T15:30:00Z'), '9999-12-31').toISOString()).toBe('9999-12-30T15:30:00.000Z')
  })

  it.each([addBusinessDays, subtractBusinessDays])('ends with a name where closures leave no day of a year', (walk) => {
    const everyDay = Array.from({ length: 800 }, (_, n) => dayInJapan(new Date(Date.UTC(2026, 0, 1 + n))))
    expect(() => walk('2027-02-01', 1, everyDay)).toThrow(
      expect.objectContaining({ name: 'NoBusinessDay', message: expect.stringContaining('deadline.closures') }),
    )
  })
})
