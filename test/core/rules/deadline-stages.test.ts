import { describe, expect, it } from '@jest/globals'
import { type StageRule, stagesOf } from '../../../lambdas/core/rules/deadline-stages.ts'

const rule = { remindDaysBefore: 1, escalateDaysAfter: 1, closures: [] }
const stages = (deadline: string | undefined, openedAt: string, changes: Partial<StageRule> = {}) =>
  stagesOf(deadline, new Date(openedAt), { ...rule, ...changes }).map(({ stage, at }) => `${stage} ${at}`)

describe('the stages of a task', () => {
  it('are a business day before the deadline, at it, and a business day after it, at its time of day', () => {
    expect(stages('2026-04-08T08:00:00Z', '2026-04-01T00:00:00Z')).toEqual([
      'reminder 2026-04-07T08:00:00.000Z',
      'overdue 2026-04-08T08:00:00.000Z',
      'escalation 2026-04-09T08:00:00.000Z',
    ])
  })

  it.each([
    ['a weekend', '2026-04-06T08:00:00Z', '2026-04-01T00:00:00Z', [], '2026-04-03', '2026-04-07'],
    ['Golden Week before', '2026-05-07T08:00:00Z', '2026-04-20T00:00:00Z', [], '2026-05-01', '2026-05-08'],
    ['Golden Week after', '2026-05-01T08:00:00Z', '2026-04-20T00:00:00Z', [], '2026-04-30', '2026-05-07'],
    [
      'the year end, with closures',
      '2026-12-28T08:00:00Z',
      '2026-12-21T00:00:00Z',
      ['2026-12-29', '2026-12-30', '2026-12-31'],
      '2026-12-25',
      '2027-01-04',
    ],
    [
      'the year end, with a closure of every year',
      '2027-12-28T08:00:00Z',
      '2027-12-20T00:00:00Z',
      ['12-29/01-03'],
      '2027-12-27',
      '2028-01-04',
    ],
  ])('leave out %s', (_, deadline, openedAt, closures, before, after) => {
    expect(stages(deadline, openedAt, { closures })).toEqual([
      `reminder ${before}T08:00:00.000Z`,
      `overdue ${new Date(deadline).toISOString()}`,
      `escalation ${after}T08:00:00.000Z`,
    ])
  })

  it('count from a deadline on a day that is no business day: 構築希望日時 may be any', () => {
    expect(stages('2026-04-04T01:00:00Z', '2026-04-01T00:00:00Z')).toEqual([
      'reminder 2026-04-03T01:00:00.000Z',
      'overdue 2026-04-04T01:00:00.000Z',
      'escalation 2026-04-06T01:00:00.000Z',
    ])
  })

  it('count Japan’s days: half past midnight on Wednesday is a day after half past midnight on Tuesday', () => {
    expect(stages('2026-04-07T15:30:00Z', '2026-04-01T00:00:00Z')).toEqual([
      'reminder 2026-04-06T15:30:00.000Z',
      'overdue 2026-04-07T15:30:00.000Z',
      'escalation 2026-04-08T15:30:00.000Z',
    ])
  })

  it('have no reminder that would come before the task', () => {
    expect(stages('2026-04-08T08:00:00Z', '2026-04-07T08:00:00Z')).toEqual([
      'overdue 2026-04-08T08:00:00.000Z',
      'escalation 2026-04-09T08:00:00.000Z',
    ])
  })

  it('of a task that opens after the deadline are an escalation alone, counted from the opening', () => {
    expect(stages('2026-04-08T08:00:00Z', '2026-04-10T03:00:00Z')).toEqual(['escalation 2026-04-13T03:00:00.000Z'])
    expect(stages('2026-04-08T08:00:00Z', '2026-04-08T08:00:00Z')).toEqual(['escalation 2026-04-09T08:00:00.000Z'])
  })

  it('leave out what settings set to 0', () => {
    const none = { remindDaysBefore: 0, escalateDaysAfter: 0 }
    expect(stages('2026-04-08T08:00:00Z', '2026-04-01T00:00:00Z', none)).toEqual(['overdue 2026-04-08T08:00:00.000Z'])
    expect(stages('2026-04-08T08:00:00Z', '2026-04-10T00:00:00Z', none)).toEqual([])
  })

  it('are none without a deadline', () => {
    expect(stages(undefined, '2026-04-01T00:00:00Z')).toEqual([])
  })
})
