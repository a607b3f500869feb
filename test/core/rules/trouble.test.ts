import { describe, expect, it } from '@jest/globals'
import { failOrder, reviveOrder, seeRecordOutside } from '../../../lambdas/core/rules/trouble.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { decidedOrder, expectUnchanged } from './expect-decided.ts'

const now = new Date('2026-04-01T00:00:00Z')
const at = now.toISOString()
const ops = ['ops@example.com', 'boss@example.com']
const mails = (kind: 'order-failed' | 'record-changed', dueAt = at) =>
  ops.map((to, index) => ({ id: `${kind}:${at}:${index + 1}`, kind, to, failures: 0, dueAt }))

describe('a failed execution', () => {
  const failed = decidedOrder(failOrder(anEnteredOrder(), { error: 'KintoneConflict', ops, now }))

  it('marks the order with the error’s name; whoever found it gets a minute to tell ops before patrol does', () => {
    expect(failed).toMatchObject({ status: 'failed', failure: { at, error: 'KintoneConflict' } })
    expect(failed.unsent).toEqual(mails('order-failed', '2026-04-01T00:01:00.000Z'))
  })

  it('that runs again after all is running', () => {
    const revived = decidedOrder(reviveOrder(failed))
    expect(revived.status).toBe('running')
    expect(revived).not.toHaveProperty('failure')
    expectUnchanged(revived, reviveOrder(revived))
  })

  it('is told of once', () => {
    expectUnchanged(failed, failOrder(failed, { error: 'KintoneConflict', ops, now }))
  })

  it('of a starting order ends patrol’s watch over the start', () => {
    const order = decidedOrder(
      failOrder(anEnteredOrder({ status: 'starting', startDueAt: at }), { error: 'E', ops, now }),
    )
    expect(order).not.toHaveProperty('startDueAt')
  })

  it.each(['closed', 'cancelling', 'cancelled'] as const)('means nothing to an order that is %s', (status) => {
    const order = anEnteredOrder({ status })
    expectUnchanged(order, failOrder(order, { error: 'ABORTED', ops, now }))
  })
})

describe('a record changed outside', () => {
  const see = (seen: 'deleted' | 'changed' | 'as-expected', order = anEnteredOrder()) =>
    seeRecordOutside(order, { seen, ops, now })

  it.each(['deleted', 'changed'] as const)('flags the order as %s, and ops are told at once', (seen) => {
    const order = decidedOrder(see(seen))
    expect(order.conflict).toEqual({ at, what: seen })
    expect(order.unsent).toEqual(mails('record-changed'))
  })

  it('is told of once', () => {
    const order = decidedOrder(see('changed'))
    expectUnchanged(order, see('changed', order))
  })

  const found = (pid: string, status: string, order = anEnteredOrder()) =>
    seeRecordOutside(order, { seen: 'changed', found: { pid, status }, ops, now })

  it('is kept with what it reads', () => {
    expect(decidedOrder(found('', '1_未対応')).conflict).toEqual({
      at,
      what: 'changed',
      found: { pid: '', status: '1_未対応' },
    })
  })

  it('and changed again, but not as it should be, is told of once, with what it reads now', () => {
    const order = decidedOrder(found('', '1_未対応'))
    const again = decidedOrder(found('k1-2-1', '1_未対応', order))
    expect(again.conflict).toEqual({ at, what: 'changed', found: { pid: 'k1-2-1', status: '1_未対応' } })
    expect([again.unsent, again.events]).toEqual([order.unsent, order.events])
    expectUnchanged(again, found('k1-2-1', '1_未対応', again))
  })

  it('that was flagged before what it reads was kept is looked up, and told of no more', () => {
    const flagged = anEnteredOrder({ conflict: { at, what: 'changed' } })
    const order = decidedOrder(found('', '保留', flagged))
    expect([order.conflict?.found, order.unsent]).toEqual([{ pid: '', status: '保留' }, []])
  })

  it('is kept no longer than a pid and a choice are', () => {
    const kept = decidedOrder(found('あ'.repeat(60_000), '𠮷'.repeat(60_000))).conflict?.found
    expect(kept).toEqual({ pid: 'あ'.repeat(64), status: '𠮷'.repeat(64) })
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
