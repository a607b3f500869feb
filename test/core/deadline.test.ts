import { describe, expect, it } from '@jest/globals'
import { deadlineOf } from '../../lambdas/core/deadline.ts'

const settings = { businessDays: 3, time: '17:00', closures: [] }
const deadline = (desired: string | undefined, now: string, changes = {}) =>
  deadlineOf(desired, new Date(now), { ...settings, ...changes }).toISOString()

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

  it('is 構築希望日時 when that is later than now', () => {
    expect(deadline('2026-04-01T03:01:00Z', '2026-04-01T03:00:00Z')).toBe('2026-04-01T03:01:00.000Z')
  })

  it.each(['2026-04-01T03:00:00Z', '2025-01-01T00:00:00Z', '', 'soon'])('is not 構築希望日時 of %j', (desired) => {
    expect(deadline(desired, '2026-04-01T03:00:00Z')).toBe('2026-04-06T08:00:00.000Z')
  })

  it('is never in the past, though the set time of today has gone by', () => {
    expect(deadline(undefined, '2026-04-01T09:00:00Z', { businessDays: 0 })).toBe('2026-04-02T08:00:00.000Z')
  })
})
