import { describe, expect, it } from '@jest/globals'
import type { Order } from '../../../lambdas/core/order.ts'
import { attentionAt } from '../../../lambdas/core/rules/attention.ts'
import { handOver } from '../../../lambdas/core/rules/hand-over.ts'
import {
  actOf,
  anHourIn,
  aSharedOrder,
  claimEvents,
  licenceMembers,
  sato,
  suzuki,
  twoHoursIn,
} from '../../builders/shared-task.ts'
import { decidedOrder, expectUnchanged, refusalOf } from './expect-decided.ts'

const give = (order: Order, to: string, members = licenceMembers) =>
  handOver(order, { ...actOf(sato), to, members, kid: 'k2', linkDays: 90 })
const heldBy = ({ ref }: { ref: number }) => aSharedOrder({ holder: { ref, at: anHourIn } })

describe('handing a task over', () => {
  it('makes the other its holder and leaves every link as it is', () => {
    expect(decidedOrder(give(heldBy(sato), 'suzuki')).tasks['1-1#1']).toMatchObject({
      holder: { ref: 2, at: twoHoursIn },
      offers: [sato, suzuki],
    })
  })

  it('gives a link to a member who joined the lane after the task was opened', () => {
    const task = decidedOrder(give(aSharedOrder(), 'ito')).tasks['1-1#1']
    expect(task?.holder?.ref).toBe(3)
    expect(task?.offers).toMatchObject([sato, suzuki, { ref: 3, member: { id: 'ito' }, kid: 'k2', generation: 1 }])
  })

  it('mails the new holder alone, and patrol does if need be', () => {
    const order = decidedOrder(give(heldBy(sato), 'suzuki'))
    expect(order.unsent).toMatchObject([{ kind: 'task-handed-over', task: '1-1#1', ref: 2 }])
    expect(attentionAt(order)).toEqual(new Date('2026-04-01T02:01:00Z'))
  })

  it('is written down with both members, by id', () => {
    expect(decidedOrder(give(aSharedOrder(), 'suzuki')).events).toEqual([
      { at: twoHoursIn, type: 'task-handed-over', by: 'sato', node: '1-1', round: 1, data: { to: 'suzuki' } },
    ])
  })

  it('to whom it belongs already changes nothing', () => {
    const order = heldBy(suzuki)
    expectUnchanged(order, give(order, 'suzuki'))
  })

  it('that a third member has is refused: it is taken over first', () => {
    expect(refusalOf(give(heldBy(suzuki), 'ito'))).toMatchObject({ kind: 'held', holder: { offer: suzuki } })
  })

  it.each([
    ['a stranger', 'yamada', licenceMembers],
    ['oneself', 'sato', licenceMembers],
    ['a member who has left the lane', 'suzuki', [sato.member]],
  ])('to %s is refused', (_, to, members) => {
    expect(refusalOf(give(aSharedOrder(), to, members))).toEqual({ kind: 'no-such-member' })
  })

  it('is refused once the order holds 200 acts of people', () => {
    const order = aSharedOrder({}, { events: claimEvents(200) })
    expect(refusalOf(give(order, 'suzuki'))).toEqual({ kind: 'too-many' })
  })
})
