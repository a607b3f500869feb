import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { deadlineOf } from '../../lambdas/core/deadline.ts'
import { stagesOf } from '../../lambdas/core/rules/deadline-stages.ts'

const settings = { businessDays: 3, time: '17:00', closures: [], desiredWithinDays: 400 }
const rule = { remindDaysBefore: 1, escalateDaysAfter: 1, closures: [] }
const decided = (desired: string | undefined, now: string, changes = {}) =>
  deadlineOf(desired, new Date(now), { ...settings, ...changes })
const deadline = (desired: string | undefined, now: string, changes = {}) =>
  decided(desired, now, changes).at.toISOString()

describe('the deadline', () => {
  it('is some business days from today at the set time in Japan', () => {
    expect(deadline(undefined, '2026-04-01T03:00:00Z')).toBe('2026-04-06T08:00:00.000Z')
  })

  it('counts from Japan’s day, not UTC’s', () => {
    expect(deadline(undefined, '2026-04-01T14:59:00Z')).toBe('2026-04-06T08:00:00.000Z')
    expect(deadline(undefined, '2026-04-01T15:00:00Z')).toBe('2026-04-07T08:00:00.000Z')
  })

  it('leaves out closures', () => {
    expect(deadline(undefined, '2026-04-01T03:00:00Z', { closures: ['2026-04-02'] })).toBe('2026-04-07T08:00:00.000Z')
  })

  it.each([
    ['2026-12-25T03:00:00Z', '2027-01-05T08:00:00.000Z'],
    ['2027-12-27T03:00:00Z', '2028-01-05T08:00:00.000Z'],
    ['2031-12-31T03:00:00Z', '2032-01-07T08:00:00.000Z'],
  ])('leaves out closures that recur, at any New Year: %s', (now, expected) => {
    expect(deadline(undefined, now, { closures: ['12-29/01-03'] })).toBe(expected)
  })

  it('is 構築希望日時 when that is later than now', () => {
    expect(deadline('2026-04-01T03:01:00Z', '2026-04-01T03:00:00Z')).toBe('2026-04-01T03:01:00.000Z')
  })

  it.each(['2026-04-01T03:00:00Z', '2025-01-01T00:00:00Z', '', 'soon'])('is not 構築希望日時 of %j', (desired) => {
    expect(decided(desired, '2026-04-01T03:00:00Z')).toEqual({
      at: new Date('2026-04-06T08:00:00.000Z'),
      desiredTooFar: false,
    })
  })

  it('is never in the past, though the set time of today has gone by', () => {
    expect(deadline(undefined, '2026-04-01T09:00:00Z', { businessDays: 0 })).toBe('2026-04-02T08:00:00.000Z')
  })
})

describe('構築希望日時 that is a slip of the keyboard', () => {
  const now = '2026-04-01T03:00:00Z'

  it.each(['9999-12-30T15:00:00Z', '9999-12-31T23:59:00Z', '+010000-01-01T00:00:00Z', '2062-04-08T01:00:00Z'])(
    'of %s gives the ordinary deadline, and says so',
    (desired) => {
      expect(decided(desired, now)).toEqual({ at: new Date('2026-04-06T08:00:00Z'), desiredTooFar: true })
    },
  )

  it('begins a minute beyond the days that settings allow', () => {
    expect(decided('2027-05-06T03:00:00Z', now)).toEqual({ at: new Date('2027-05-06T03:00:00Z'), desiredTooFar: false })
    expect(decided('2027-05-06T03:01:00Z', now).desiredTooFar).toBe(true)
    expect(decided('2026-04-03T03:00:00Z', now, { desiredWithinDays: 1 }).desiredTooFar).toBe(true)
  })
})

/** Every minute that a kintone record can hold, as kintone writes it: the years 0001 to 9999 in Japan’s time. */
const anyKintoneDate = fc
  .integer({ min: Date.parse('0000-12-31T15:00Z') / 60_000, max: Date.parse('9999-12-31T14:59Z') / 60_000 })
  .map((minutes) => new Date(minutes * 60_000).toISOString().replace('.000', ''))
const leapDays = fc
  .integer({ min: 1, max: 9999 })
  .filter((year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0)
  .map((year) => `${String(year).padStart(4, '0')}-02-29T00:00:00Z`)
const anyNow = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

it('any date of a kintone record makes a deadline from now to the last day that settings allow, and stages that can be stored', () => {
  fc.assert(
    fc.property(fc.oneof(anyKintoneDate, leapDays), anyNow, (desired, at) => {
      const now = new Date(at)
      const { at: limit, desiredTooFar } = deadlineOf(desired, now, settings)
      expect(limit.getTime()).toBeGreaterThan(now.getTime())
      expect(limit.getTime()).toBeLessThanOrEqual(now.getTime() + 400 * 86_400_000)
      expect(desiredTooFar).toBe(Date.parse(desired) > now.getTime() + 400 * 86_400_000)
      for (const stage of stagesOf(limit.toISOString(), now, rule)) expect(stage.at).toMatch(/^\d{4}-/)
    }),
  )
})

it('a deadline of any year, as an order of an earlier version may have, has stages in their order that can be stored', () => {
  fc.assert(
    fc.property(fc.oneof(anyKintoneDate, leapDays), anyNow, (limit, openedAt) => {
      const stages = stagesOf(limit, new Date(openedAt), rule)
      const moments = stages.map(({ at }) => at)
      expect(moments).toEqual(moments.toSorted())
      for (const at of moments) expect(at).toMatch(/^\d{4}-/)
    }),
  )
})
