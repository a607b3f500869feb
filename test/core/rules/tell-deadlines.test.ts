import { describe, expect, it } from '@jest/globals'
import type { DeadlineStage, Order, Task } from '../../../lambdas/core/order.ts'
import { hasDueStage, tellDeadlines } from '../../../lambdas/core/rules/tell-deadlines.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnswer, anOffer, aTask, byKey } from '../../builders/task.ts'
import { decidedOrder, eventTypes, expectUnchanged } from './expect-decided.ts'

const day = (n: number) => `2026-04-0${n}T08:00:00.000Z`
const all: { stage: DeadlineStage; at: string }[] = [
  { stage: 'reminder', at: day(1) },
  { stage: 'overdue', at: day(2) },
  { stage: 'escalation', at: day(3) },
]
const offers = [1, 2, 3].map((ref) => anOffer({ ref, member: { id: `m${ref}`, name: '', email: `m${ref}@e.jp` } }))
const members = [anOffer(), ...offers].map(({ member }) => member)
const waiting = (changes: Partial<Task> = {}) => aTask({ offers, stages: all, ...changes })
const orderWith = (...tasks: Task[]) => anEnteredOrder({ tasks: byKey(...tasks) })
const tell = (order: Order, at: string, to = ['lead@example.com']) =>
  tellDeadlines(order, { escalateTo: () => to, members: () => members, now: new Date(at) })
const told = (order: Order, at: string) => decidedOrder(tell(order, at)).unsent.map(({ id }) => id)

describe('a deadline stage that has come', () => {
  it('is mailed to every member, and leaves the task in the same put', () => {
    const order = decidedOrder(tell(orderWith(waiting()), day(1)))
    const mail = { task: '1-1#1', failures: 0, dueAt: '2026-04-01T08:01:00.000Z' }
    expect(order.unsent).toEqual(
      [1, 2, 3].map((ref) => ({ id: `task-reminder:1-1#1:${ref}`, kind: 'task-reminder', ref, ...mail })),
    )
    expect(order.tasks['1-1#1']?.stages).toEqual(all.slice(1))
    expect(order.events).toEqual([{ at: day(1), type: 'task-reminder', node: '1-1', round: 1 }])
  })

  it('is told of once', () => {
    const order = decidedOrder(tell(orderWith(waiting()), day(1)))
    expectUnchanged(order, tell(order, day(1)))
    expect(hasDueStage(order, new Date(day(1)))).toBe(false)
  })

  it('goes to the holder alone, if somebody has taken the task', () => {
    const order = orderWith(waiting({ holder: { ref: 2, at: day(1) } }))
    expect(told(order, day(1))).toEqual(['task-reminder:1-1#1:2'])
  })

  it('does not go to members from whom the task was taken', () => {
    const withdrawn = offers.map((offer) => (offer.ref === 1 ? { ...offer, withdrawnAt: day(1) } : offer))
    expect(told(orderWith(waiting({ offers: withdrawn })), day(1))).toEqual([
      'task-reminder:1-1#1:2',
      'task-reminder:1-1#1:3',
    ])
  })

  it('goes to the others where a holder had the task taken away', () => {
    const withdrawn = offers.map((offer) => (offer.ref === 1 ? { ...offer, withdrawnAt: day(1) } : offer))
    const order = orderWith(waiting({ offers: withdrawn, holder: { ref: 1, at: day(1) } }))
    expect(told(order, day(1))).toEqual(['task-reminder:1-1#1:2', 'task-reminder:1-1#1:3'])
  })

  it('has a turn for each task', () => {
    const order = orderWith(waiting({ offers: [anOffer()] }), waiting({ node: '2', offers: [anOffer()] }))
    expect(told(order, day(2))).toEqual(expect.arrayContaining(['task-overdue:1-1#1:1', 'task-overdue:2#1:1']))
  })

  it('not before its moment', () => {
    const order = orderWith(waiting())
    expectUnchanged(order, tell(order, '2026-04-01T07:59:59.999Z'))
    expect(hasDueStage(order, new Date('2026-04-01T07:59:59.999Z'))).toBe(false)
  })
})

describe('an escalation', () => {
  it('goes to whom the lane names, by address', () => {
    const order = orderWith(waiting({ stages: all.slice(2) }))
    const next = decidedOrder(tell(order, day(3), ['a@example.com', 'b@example.com']))
    const mail = { kind: 'task-escalation', task: '1-1#1', failures: 0, dueAt: '2026-04-03T08:01:00.000Z' }
    expect(next.unsent).toEqual([
      { id: 'task-escalation:1-1#1:1', to: 'a@example.com', ...mail },
      { id: 'task-escalation:1-1#1:2', to: 'b@example.com', ...mail },
    ])
    expect(eventTypes(next)).toEqual(['task-escalation'])
  })

  it('asks for the task’s own lane', () => {
    const asked: string[] = []
    const escalateTo = (lane: string) => {
      asked.push(lane)
      return []
    }
    tellDeadlines(orderWith(waiting({ node: '2' })), { escalateTo, members: () => members, now: new Date(day(3)) })
    expect(asked).toEqual(['送付担当'])
  })

  it('that nobody is there for is no event, and does not come again', () => {
    const next = decidedOrder(tell(orderWith(waiting({ stages: all.slice(2) })), day(3), []))
    expect([next.unsent, next.events, next.tasks['1-1#1']?.stages]).toEqual([[], [], []])
  })
})

describe('several stages that come at once', () => {
  it('are the latest one for the members', () => {
    const next = decidedOrder(tell(orderWith(waiting({ offers: [anOffer()] })), day(2)))
    expect(next.unsent.map(({ id }) => id)).toEqual(['task-overdue:1-1#1:1'])
    expect(eventTypes(next)).toEqual(['task-overdue'])
    expect(next.tasks['1-1#1']?.stages).toEqual(all.slice(2))
  })

  it('are the latest one and the escalation, when all have come', () => {
    const next = decidedOrder(tell(orderWith(waiting({ offers: [anOffer()] })), day(9)))
    expect(next.unsent.map(({ id }) => id)).toEqual(['task-overdue:1-1#1:1', 'task-escalation:1-1#1:1'])
    expect(next.tasks['1-1#1']?.stages).toEqual([])
  })
})

describe('nobody is told', () => {
  it.each([
    ['a task that was answered', orderWith(waiting({ status: 'answered', answer: anAnswer() }))],
    ['a task that was delivered', orderWith(waiting({ status: 'delivered', answer: anAnswer() }))],
    ['a task that was superseded', orderWith(waiting({ status: 'superseded' }))],
    ...(['failed', 'cancelling', 'cancelled', 'closed'] as const).map(
      (status) => [`an order that is ${status}`, { ...orderWith(waiting()), status }] as const,
    ),
  ])('of %s', (_, order) => {
    expectUnchanged(order, tell(order, day(9)))
  })
})
