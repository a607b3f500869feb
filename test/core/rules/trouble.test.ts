import { describe, expect, it } from '@jest/globals'
import { failOrder, seeRecordOutside } from '../../../lambdas/core/rules/trouble.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { decidedOrder, expectUnchanged } from './expect-decided.ts'

const now = new Date('2026-04-01T00:00:00Z')
const at = now.toISOString()

describe('a failed execution', () => {
  const failed = decidedOrder(failOrder(anEnteredOrder(), { error: 'KintoneConflict', now }))

  it('marks the order with the error’s name, and ops are told at once', () => {
    expect(failed).toMatchObject({ status: 'failed', failure: { at, error: 'KintoneConflict' } })
    expect(failed.unsent).toEqual([{ id: `order-failed:${at}`, kind: 'order-failed', dueAt: at }])
  })

  it('is told of once', () => {
    expectUnchanged(failed, failOrder(failed, { error: 'KintoneConflict', now }))
  })

  it('of a starting order ends patrol’s watch over the start', () => {
    const order = decidedOrder(failOrder(anEnteredOrder({ status: 'starting', startDueAt: at }), { error: 'E', now }))
    expect(order).not.toHaveProperty('startDueAt')
  })

  it.each(['closed', 'cancelling', 'cancelled'] as const)('means nothing to an order that is %s', (status) => {
    const order = anEnteredOrder({ status })
    expectUnchanged(order, failOrder(order, { error: 'ABORTED', now }))
  })
})

describe('a record changed outside', () => {
  const see = (seen: 'deleted' | 'changed' | 'as-expected', order = anEnteredOrder()) =>
    seeRecordOutside(order, { seen, now })

  it.each(['deleted', 'changed'] as const)('flags the order as %s, and ops are told at once', (seen) => {
    const order = decidedOrder(see(seen))
    expect(order.conflict).toEqual({ at, what: seen })
    expect(order.unsent).toEqual([{ id: `record-changed:${at}`, kind: 'record-changed', dueAt: at }])
  })

  it('is told of once', () => {
    const order = decidedOrder(see('changed'))
    expectUnchanged(order, see('changed', order))
  })

  it('and then deleted is told of again', () => {
    const order = decidedOrder(see('deleted', decidedOrder(see('changed'))))
    expect(order.conflict?.what).toBe('deleted')
  })

  it('and put right clears the flag', () => {
    expect(decidedOrder(see('as-expected', decidedOrder(see('changed'))))).not.toHaveProperty('conflict')
  })

  it('that is as expected changes nothing', () => {
    const order = anEnteredOrder()
    expectUnchanged(order, see('as-expected', order))
  })

  it.each(['closed', 'cancelling', 'cancelled'] as const)('means nothing to an order that is %s', (status) => {
    const order = anEnteredOrder({ status })
    expectUnchanged(order, see('deleted', order))
  })
})
