import { describe, expect, it } from '@jest/globals'
import { attentionAt } from '../../../lambdas/core/rules/attention.ts'
import { claimTask } from '../../../lambdas/core/rules/claim-task.ts'
import { actOf, anHourIn, aSharedOrder, claimEvents, sato, suzuki, twoHoursIn } from '../../builders/shared-task.ts'
import { decidedOrder, expectUnchanged, refusalOf } from './expect-decided.ts'

const heldBy = ({ ref }: { ref: number }) => aSharedOrder({ holder: { ref, at: anHourIn } })

describe('taking a task', () => {
  it('makes the member its holder, and is written down', () => {
    const order = decidedOrder(claimTask(aSharedOrder(), actOf(sato)))
    expect(order.tasks['1-1#1']?.holder).toEqual({ ref: 1, at: twoHoursIn })
    expect(order.events).toEqual([{ at: twoHoursIn, type: 'task-claimed', by: 'sato', node: '1-1', round: 1 }])
  })

  it('mails nobody', () => {
    expect(decidedOrder(claimTask(aSharedOrder(), actOf(sato))).unsent).toEqual([])
  })

  it('leaves the rest of the task as it is', () => {
    const { holder: _, ...rest } = decidedOrder(claimTask(aSharedOrder(), actOf(sato))).tasks['1-1#1'] ?? {}
    expect(rest).toEqual(aSharedOrder().tasks['1-1#1'])
  })

  it.each([false, true])('that is one’s own already changes nothing (take-over: %s)', (takeOver) => {
    const order = heldBy(sato)
    expectUnchanged(order, claimTask(order, { ...actOf(sato), takeOver }))
  })

  it('that another has is refused with who has it and since when', () => {
    expect(refusalOf(claimTask(heldBy(suzuki), actOf(sato)))).toEqual({
      kind: 'held',
      holder: { offer: suzuki, at: anHourIn },
    })
  })

  it('is refused once the order holds 200 acts of people', () => {
    const claimAfter = (count: number) => claimTask(aSharedOrder({}, { events: claimEvents(count) }), actOf(sato))
    expect(decidedOrder(claimAfter(199)).events).toHaveLength(200)
    expect(refusalOf(claimAfter(200))).toEqual({ kind: 'too-many' })
  })
})

describe('taking a task over', () => {
  const taken = () => decidedOrder(claimTask(heldBy(suzuki), { ...actOf(sato), takeOver: true }))

  it('makes the member its holder, and says in the trail whose it was', () => {
    expect(taken().tasks['1-1#1']?.holder).toEqual({ ref: 1, at: twoHoursIn })
    expect(taken().events).toMatchObject([{ type: 'task-taken-over', by: 'sato', data: { from: 'suzuki' } }])
  })

  it('tells the one who had it by mail, which patrol sends if need be', () => {
    expect(taken().unsent).toMatchObject([{ kind: 'task-taken-over', task: '1-1#1', ref: 2 }])
    expect(attentionAt(taken())).toEqual(new Date('2026-04-01T02:01:00Z'))
  })

  it('that nobody has is simply taking it', () => {
    const order = decidedOrder(claimTask(aSharedOrder(), { ...actOf(sato), takeOver: true }))
    expect(order).toMatchObject({ unsent: [], events: [{ type: 'task-claimed' }] })
  })

  it('to and fro gives each mail a name of its own', () => {
    const back = { ...taken(), version: taken().version + 1 }
    const again = decidedOrder(claimTask(back, { ...actOf(suzuki), takeOver: true }))
    const third = decidedOrder(claimTask({ ...again, version: back.version + 1 }, { ...actOf(sato), takeOver: true }))
    expect(new Set(third.unsent.map(({ id }) => id)).size).toBe(3)
  })
})
