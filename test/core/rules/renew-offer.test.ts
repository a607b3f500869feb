import { describe, expect, it } from '@jest/globals'
import type { Order } from '../../../lambdas/core/order.ts'
import { renewOffer } from '../../../lambdas/core/rules/renew-offer.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnsweredTask, anOffer, aTask, byKey } from '../../builders/task.ts'
import { decidedOrder, refusalOf } from './expect-decided.ts'

const locator = { pid: 'k1-2-1', node: '1-1', round: 1, ref: 1 } as const
const second = anOffer({ ref: 2, member: { id: 'suzuki', name: '鈴木 蓮', email: 'suzuki@example.com' } })
const open = anEnteredOrder({ tasks: byKey(aTask({ offers: [anOffer(), second] })) })
const members = [anOffer().member, second.member]
const renew = (order: Order, now = '2026-08-01T00:00:00.000Z', changes = {}) =>
  renewOffer(order, { ...locator, members, kid: 'k2', linkDays: 90, now: new Date(now), ...changes })

describe('a fresh link', () => {
  it('takes the member’s earlier one back and leaves the others’ alone', () => {
    const [renewed, other] = decidedOrder(renew(open)).tasks['1-1#1']?.offers ?? []
    expect(renewed).toMatchObject({
      generation: 2,
      kid: 'k2',
      expiresAt: '2026-10-30T00:00:00.000Z',
      revoked: [{ generation: 1, kid: 'k1', expiresAt: '2026-07-01T00:00:00.000Z' }],
    })
    expect(other).toEqual(second)
  })

  it('is mailed to the member whose it was', () => {
    expect(decidedOrder(renew(open)).unsent).toMatchObject([{ kind: 'task-offered', task: '1-1#1', ref: 1 }])
  })

  it('is not given twice within ten minutes, though another member’s is', () => {
    const once = decidedOrder(renew(open))
    expect(refusalOf(renew(once, '2026-08-01T00:09:59.999Z'))).toEqual({ kind: 'too-soon' })
    expect(decidedOrder(renew(once, '2026-08-01T00:10:00.000Z')).tasks['1-1#1']?.offers[0]?.generation).toBe(3)
    expect(renew(once, '2026-08-01T00:01:00.000Z', { ref: 2 })).toHaveProperty('order')
  })

  it('is given for a link that still works, too, and goes to the address of today', () => {
    const moved = { ...anOffer().member, email: 'aoi@example.com' }
    const order = decidedOrder(renew(open, '2026-04-02T00:00:00.000Z', { members: [moved] }))
    expect(order.tasks['1-1#1']?.offers[0]).toMatchObject({ generation: 2, member: moved })
  })

  it('is not made through a link that was taken back, which mails the one that works again', () => {
    const once = { ...decidedOrder(renew(open)), unsent: [] }
    const again = decidedOrder(renew(once, '2026-08-01T00:10:00.000Z', { isRevoked: true }))
    expect(again.tasks).toEqual(once.tasks)
    expect(again.unsent).toMatchObject([{ kind: 'task-offered', ref: 1, id: expect.stringMatching(/:2:2026-08-01T/) }])
    expect(again.events.at(-1)).toMatchObject({ type: 'link-resent', by: 'sato' })
    expect(refusalOf(renew(again, '2026-08-01T00:19:59.999Z', { isRevoked: true }))).toEqual({ kind: 'too-soon' })
  })

  it('is made through a link that was taken back when none works any more', () => {
    const once = { ...decidedOrder(renew(open)), unsent: [] }
    const later = decidedOrder(renew(once, '2026-12-01T00:00:00.000Z', { isRevoked: true }))
    expect(later.tasks['1-1#1']?.offers[0]?.generation).toBe(3)
  })

  it('is not given to a member who has left the lane', () => {
    expect(refusalOf(renew(open, undefined, { members: [second.member] }))).toEqual({ kind: 'left-lane' })
  })

  it('is not given to a member whose task was given to another', () => {
    const offers = [anOffer({ withdrawnAt: '2026-04-02T00:00:00.000Z' }), second]
    const order = anEnteredOrder({ tasks: byKey(aTask({ offers })) })
    expect(refusalOf(renew(order))).toEqual({ kind: 'no-such-member' })
  })

  it('is not given once the order has ended', () => {
    expect(refusalOf(renew({ ...open, status: 'closed' }))).toEqual({ kind: 'order-ended', status: 'closed' })
  })

  it.each([
    ['answered', anEnteredOrder({ tasks: byKey(anAnsweredTask()) })],
    ['superseded', anEnteredOrder({ tasks: byKey(aTask({ status: 'superseded' })) })],
    ['not there', anEnteredOrder()],
    ['offered to others only', anEnteredOrder({ tasks: byKey(aTask({ offers: [second] })) })],
  ])('is not given for a task that is %s', (_, order) => {
    expect(refusalOf(renew(order))).toEqual({ kind: 'no-such-task' })
  })
})
