import { describe, expect, it } from '@jest/globals'
import { cancelReached, requestCancel } from '../../../lambdas/core/rules/cancel-order.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnsweredTask, anOffer, aTask, byKey } from '../../builders/task.ts'
import { decidedOrder, eventTypes, expectUnchanged, refusalOf } from './expect-decided.ts'

const now = new Date('2026-04-01T00:00:00Z')
const request = { by: 'ops', reason: '顧客の希望', now }
const cancelled = (order = anEnteredOrder()) => decidedOrder(requestCancel(order, request))
const blankSecretsAfterDays = 30
const steps = ['stop', 'kintone', 'release', 'finished'] as const

describe('a cancel', () => {
  it.each(['starting', 'running', 'failed'] as const)('of an order that is %s fences it off', (status) => {
    expect(cancelled(anEnteredOrder({ status }))).toMatchObject({
      status: 'cancelling',
      cancel: { by: 'ops', reason: '顧客の希望', step: 'stop', dueAt: '2026-04-01T00:01:00.000Z' },
    })
  })

  it('supersedes open tasks and keeps answered ones', () => {
    const tasks = byKey(anAnsweredTask(), aTask({ node: '1-2' }), aTask({ node: '2' }))
    const order = cancelled(anEnteredOrder({ tasks }))
    expect(Object.values(order.tasks).map(({ status }) => status)).toEqual(['answered', 'superseded', 'superseded'])
    expect(eventTypes(order)).toEqual(['task-superseded', 'task-superseded', 'cancel-requested'])
  })

  it('tells every member who still has an open task on offer, instead of what was still to be sent', () => {
    const offers = [anOffer(), anOffer({ ref: 2 }), anOffer({ ref: 3, withdrawnAt: now.toISOString() })]
    const unsent = [{ id: 'task-offered:2#1:1', kind: 'task-offered' as const, failures: 0, dueAt: now.toISOString() }]
    const order = cancelled(anEnteredOrder({ unsent, tasks: byKey(aTask({ node: '2', offers })) }))
    expect(order.unsent.map(({ id }) => id)).toEqual(['order-cancelled:2#1:1', 'order-cancelled:2#1:2'])
  })

  it('is asked for once', () => {
    const order = cancelled()
    expectUnchanged(order, requestCancel(order, { ...request, by: 'someone else' }))
  })

  it('comes too late once x5 has begun to write', () => {
    expect(refusalOf(requestCancel(anEnteredOrder({ status: 'closing' }), request))).toEqual({
      kind: 'too-late-to-cancel',
    })
  })

  it('comes too late for a closed order', () => {
    expect(refusalOf(requestCancel(anEnteredOrder({ status: 'closed' }), request))).toEqual({
      kind: 'order-ended',
      status: 'closed',
    })
  })
})

describe('the steps of a cancel', () => {
  it('make the order cancelled before the record may be freed', () => {
    const atKintone = decidedOrder(cancelReached(cancelled(), { step: 'kintone', blankSecretsAfterDays, now }))
    expect(atKintone.status).toBe('cancelling')
    const atRelease = decidedOrder(cancelReached(atKintone, { step: 'release', blankSecretsAfterDays, now }))
    expect(atRelease).toMatchObject({ status: 'cancelled', endedAt: now.toISOString(), cancel: { step: 'release' } })
    const finished = decidedOrder(cancelReached(atRelease, { step: 'finished', blankSecretsAfterDays, now }))
    expect(finished).toMatchObject({ status: 'cancelled', cancel: { step: 'finished' } })
  })

  it('give whoever carries them on another minute', () => {
    const later = new Date('2026-04-01T01:00:00Z')
    expect(
      decidedOrder(cancelReached(cancelled(), { step: 'kintone', blankSecretsAfterDays, now: later })).cancel?.dueAt,
    ).toBe('2026-04-01T01:01:00.000Z')
  })

  const pairs = steps.flatMap((at, index) => steps.slice(0, index + 1).map((step) => ({ at, step })))
  it.each(pairs)('never go back from $at to $step, when two carry them on at once', ({ at, step }) => {
    const order = cancelled()
    const there = {
      ...order,
      cancel: { at: now.toISOString(), by: '', reason: '', dueAt: now.toISOString(), step: at },
    }
    expectUnchanged(there, cancelReached(there, { step, blankSecretsAfterDays, now }))
  })

  it('leave the secrets of the order to be blanked later', () => {
    const order = cancelled(anEnteredOrder({ variables: { q_licenseKey: 'KEY-1111', q_memo: [] } }))
    const atRelease = decidedOrder(cancelReached(order, { step: 'release', blankSecretsAfterDays, now }))
    expect(atRelease.blankSecretsAt).toBe('2026-05-01T00:00:00.000Z')
    const at = decidedOrder(cancelReached(order, { step: 'kintone', blankSecretsAfterDays, now }))
    expect(at).not.toHaveProperty('blankSecretsAt')
  })

  const inProgress = { pid: 'k1-2-1', status: '3_対応中' }
  it.each([
    [
      'given its label back',
      { became: 'given-back', state: { ...inProgress, status: '1_未対応' } } as const,
      '1_未対応',
    ],
    ['kept as a person had edited it', { became: 'kept', state: { pid: '', status: '保留' } } as const, '保留'],
    ['gone', { became: 'gone' } as const, undefined],
  ])('say from then on what the record reads, when it is %s', (_, record, q_status) => {
    const order = cancelled(
      anEnteredOrder({
        variables: { q_status: '3_対応中', q_memo: [] },
        conflict: { at: now.toISOString(), what: 'changed' },
      }),
    )
    const released = decidedOrder(cancelReached(order, { step: 'release', record, blankSecretsAfterDays, now }))
    expect(released.variables.q_status).toBe(q_status)
    expect(released.cancel?.record).toEqual(record)
    expect(released).not.toHaveProperty('conflict')
  })

  it('keep what the first of two has found out about the record', () => {
    const [first, second] = (['1_未対応', '保留'] as const).map((status) => ({
      became: 'given-back' as const,
      state: { ...inProgress, status },
    }))
    const once = decidedOrder(
      cancelReached(cancelled(), { step: 'release', record: first, blankSecretsAfterDays, now }),
    )
    expectUnchanged(once, cancelReached(once, { step: 'release', record: second, blankSecretsAfterDays, now }))
  })

  it('belong to a cancel: no other order is touched', () => {
    const order = anEnteredOrder()
    expectUnchanged(order, cancelReached(order, { step: 'release', blankSecretsAfterDays, now }))
  })
})
