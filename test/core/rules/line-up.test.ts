import { describe, expect, it } from '@jest/globals'
import type { Offer, Order, UnsentMail } from '../../../lambdas/core/order.ts'
import type { Member } from '../../../lambdas/core/ports.ts'
import { lineUp } from '../../../lambdas/core/rules/line-up.ts'
import { reassignTask } from '../../../lambdas/core/rules/reassign-task.ts'
import { anHourIn, aSharedOrder, claimEvents, ito, sato, suzuki, twoHoursIn } from '../../builders/shared-task.ts'
import { anAnswer, aTask, byKey } from '../../builders/task.ts'
import { decidedOrder, expectUnchanged } from './expect-decided.ts'

const link = { kid: 'k2', linkDays: 90, now: new Date(twoHoursIn) }
const look = (order: Order, members: readonly Member[]) => lineUp(order, { ...link, members: () => members })
const linedUp = (order: Order, members: readonly Member[]) => decidedOrder(look(order, members))
const both = [sato.member, suzuki.member]
const task = ({ tasks }: Order) => tasks['1-1#1']
const offerOf = (order: Order, id: string) => task(order)?.offers.find(({ member }) => member.id === id)
const standing = (order: Order) =>
  task(order)
    ?.offers.filter(({ withdrawnAt }) => !withdrawnAt)
    .map(({ member }) => member.id)
const mails = ({ unsent }: Order) => unsent.map(({ kind, ref }) => `${kind} ${ref}`)
const events = (order: Order) => order.events.map(({ type, data }) => `${type} ${data?.member ?? ''}`)
const mailFor = (ref: number, kind: UnsentMail['kind'] = 'task-reminder'): UnsentMail => ({
  ...{ id: `${kind}:1-1#1:${ref}`, kind, task: '1-1#1', ref, failures: 3, dueAt: anHourIn },
})

describe('a lane that is as it was', () => {
  it('changes nothing', () => {
    const order = aSharedOrder()
    expectUnchanged(order, look(order, both))
  })

  it.each([
    ['an answered task', aSharedOrder({ status: 'answered', answer: anAnswer() })],
    ['a task that was taken back', aSharedOrder({ status: 'superseded' })],
    ['an order that was cancelled', aSharedOrder({}, { status: 'cancelled' })],
    ['an order that closed', aSharedOrder({}, { status: 'closed' })],
  ])('is no matter of %s', (_, order) => {
    expectUnchanged(order, look(order, [ito]))
  })
})

describe('a member who comes', () => {
  it('is offered the open task with a link of their own, and mailed once', () => {
    const order = linedUp(aSharedOrder(), [...both, ito])
    expect(offerOf(order, 'ito')).toEqual({
      ...{ ref: 3, member: ito, generation: 1, kid: 'k2', revoked: [], expiresAt: '2026-06-30T02:00:00.000Z' },
    })
    expect(mails(order)).toEqual(['task-offered 3'])
    expect(events(order)).toEqual(['member-joined ito'])
    expectUnchanged(order, look(order, [...both, ito]))
  })

  it('leaves the task to whoever has taken it', () => {
    const held = aSharedOrder({ holder: { ref: 2, at: anHourIn } })
    expect(task(linedUp(held, [...both, ito]))?.holder).toEqual({ ref: 2, at: anHourIn })
  })

  it('again is offered it afresh: the link of before stays dead', () => {
    const away = { ...linedUp(aSharedOrder(), [suzuki.member]), unsent: [] }
    const back = linedUp(away, both)
    expect(standing(back)).toEqual(['sato', 'suzuki'])
    expect(offerOf(back, 'sato')).toMatchObject({
      ref: 1,
      generation: 3,
      revoked: [{ generation: 1 }, { generation: 2 }],
    })
    expect(offerOf(back, 'sato')).not.toHaveProperty('hasLeft')
    expect(mails(back)).toEqual(['task-offered 1'])
    expectUnchanged(back, look(back, both))
  })

  it('gets no more mails than there is room for, and somebody always has the task', () => {
    const full = aSharedOrder({}, { events: claimEvents(1_800) })
    expectUnchanged(full, look(full, [...both, ito]))
    expect(standing(linedUp(full, [ito]))).toEqual(['ito'])
  })
})

describe('a member who leaves', () => {
  it('loses the task and what is still to be mailed to them, and is told once', () => {
    const order = linedUp(
      aSharedOrder({}, { unsent: [mailFor(1), mailFor(2), { ...mailFor(1, 'mail-bounced'), to: 'lead@example.com' }] }),
      [suzuki.member],
    )
    expect(offerOf(order, 'sato')).toMatchObject({ withdrawnAt: twoHoursIn, hasLeft: true, generation: 2 })
    expect(mails(order)).toEqual(['task-reminder 2', 'mail-bounced 1', 'task-withdrawn 1'])
    expect(events(order)).toEqual(['member-left sato'])
    expectUnchanged(order, look(order, [suzuki.member]))
  })

  it('is not told of a task that they were never told of', () => {
    const order = linedUp(aSharedOrder({}, { unsent: [mailFor(1, 'task-offered')] }), [suzuki.member])
    expect(mails(order)).toEqual([])
  })

  it('loses what they had taken, and the others are told', () => {
    const held = aSharedOrder({ holder: { ref: 1, at: anHourIn } })
    const order = linedUp(held, [suzuki.member])
    expect(task(order)).not.toHaveProperty('holder')
    expect(mails(order)).toEqual(['task-withdrawn 1', 'task-released 2'])
    expect(order.events).toEqual([
      { at: twoHoursIn, type: 'member-left', node: '1-1', round: 1, data: { member: 'sato', held: 'yes' } },
    ])
  })

  it('who had both of two links loses both', () => {
    const { generation, expiresAt, kid } = sato
    const two: Offer = { ...sato, generation: 2, earlier: { generation, expiresAt, kid } }
    const left = offerOf(linedUp(aSharedOrder({ offers: [two, suzuki] }), [suzuki.member]), 'sato')
    expect(left?.revoked.map((link) => link.generation)).toEqual([1, 2])
    expect(left).not.toHaveProperty('earlier')
  })

  it('with all others makes room for those who have come, in one look', () => {
    const order = linedUp(aSharedOrder({ holder: { ref: 1, at: anHourIn } }), [ito])
    expect(standing(order)).toEqual(['ito'])
    expect(mails(order)).toEqual(['task-withdrawn 1', 'task-withdrawn 2', 'task-offered 3'])
    expect(new Set(order.unsent.map(({ id }) => id)).size).toBe(3)
  })
})

describe('a member who stays, with another', () => {
  it('name is called by it, and mailed nothing', () => {
    const married = { ...sato.member, name: '高橋 葵' }
    const order = linedUp(aSharedOrder(), [married, suzuki.member])
    expect(offerOf(order, 'sato')).toEqual({ ...sato, member: married })
    expect([mails(order), events(order)]).toEqual([[], ['member-changed sato']])
  })

  it('address gets a fresh link there; the one of before works until it is used', () => {
    const moved = { ...sato.member, email: 'aoi@example.com' }
    const order = linedUp(aSharedOrder(), [moved, suzuki.member])
    expect(offerOf(order, 'sato')).toMatchObject({ member: moved, generation: 2, earlier: { generation: 1 } })
    expect([mails(order), events(order)]).toEqual([['task-offered 1'], ['member-changed sato']])
    expectUnchanged(order, look(order, [moved, suzuki.member]))
  })

  it('address is not mailed twice while a mail is still to go out', () => {
    const moved = { ...sato.member, email: 'aoi@example.com' }
    const order = linedUp(aSharedOrder({}, { unsent: [mailFor(1, 'task-offered')] }), [moved, suzuki.member])
    expect(offerOf(order, 'sato')).toEqual({ ...sato, member: moved })
    expect(mails(order)).toEqual(['task-offered 1'])
  })
})

describe('an id that is somebody else’s now, by name and address', () => {
  const another = { ...sato.member, name: '佐藤 実', email: 'minoru@example.com' }

  it('gets a link of its own, and the one of before is dead', () => {
    const order = linedUp(aSharedOrder(), [another, suzuki.member])
    expect(offerOf(order, 'sato')).toMatchObject({ member: another, generation: 2, revoked: [{ generation: 1 }] })
    expect(offerOf(order, 'sato')?.earlier).toBeUndefined()
    expect([mails(order), order.events.map(({ data }) => data)]).toEqual([
      ['task-offered 1'],
      [{ member: 'sato', changed: 'person' }],
    ])
    expectUnchanged(order, look(order, [another, suzuki.member]))
  })

  it('gets it even if the mail to the one before is still to go out, and only once', () => {
    const order = linedUp(aSharedOrder({}, { unsent: [mailFor(1, 'task-offered')] }), [another, suzuki.member])
    expect(offerOf(order, 'sato')).toMatchObject({ member: another, generation: 2 })
    expect(mails(order)).toEqual(['task-offered 1'])
  })

  it('has not taken what the one before had; what others have taken stays theirs', () => {
    for (const [ref, left] of [
      [1, undefined],
      [2, 2],
    ] as const) {
      const held = aSharedOrder({ holder: { ref, at: anHourIn } })
      expect(task(linedUp(held, [another, suzuki.member]))?.holder?.ref).toBe(left)
    }
  })
})

describe('what operations have given to one member', () => {
  const given = () => {
    const now = new Date(anHourIn)
    const order = reassignTask(aSharedOrder(), {
      ...{ node: '1-1', round: 1, from: 'sato', to: suzuki.member, by: 'ops', kid: 'k1', linkDays: 90, now },
    })
    return { ...decidedOrder(order), unsent: [] }
  }

  it('stays theirs: neither who was taken off it nor who comes is offered it', () => {
    const order = given()
    expectUnchanged(order, look(order, [...both, ito]))
  })

  it('is the lane’s again once they leave, but not of the one who was taken off', () => {
    const order = linedUp(given(), [sato.member, ito])
    expect(standing(order)).toEqual(['ito'])
    expect(mails(order)).toEqual(['task-withdrawn 2', 'task-offered 3'])
  })

  it('is left with nobody in no case: the one who was taken off is asked when nobody else is there', () => {
    const order = linedUp(given(), [sato.member])
    expect(standing(order)).toEqual(['sato'])
    expect(mails(order)).toEqual(['task-withdrawn 2', 'task-offered 1'])
    expectUnchanged(order, look(order, [sato.member]))
  })

  it('stays with whoever has taken it over since', () => {
    const order = given()
    const offers = [...(task(order)?.offers ?? []), { ...sato, ref: 3, member: ito }]
    const held = { ...order, tasks: byKey(aTask({ offers, holder: { ref: 3, at: anHourIn } })) }
    expect(standing(linedUp(held, [sato.member, ito]))).toEqual(['ito'])
  })
})

describe('what is offered first to whoever arranged it', () => {
  const first = (changes = {}) =>
    aSharedOrder({ offers: [sato], firstTo: { member: 'sato', until: '2026-04-01T04:00:00.000Z' }, ...changes })
  const at = (order: Order, time: string, members: readonly Member[] = both) =>
    lineUp(order, { ...link, now: new Date(time), members: () => members })

  it('stays theirs until its time is up', () => {
    const order = first()
    expectUnchanged(order, at(order, '2026-04-01T03:59:59.999Z'))
  })

  it('is the lane’s from then on, and the others are mailed', () => {
    const order = decidedOrder(at(first(), '2026-04-01T04:00:00.000Z'))
    expect(standing(order)).toEqual(['sato', 'suzuki'])
    expect([mails(order), events(order)]).toEqual([['task-offered 2'], ['offer-widened ']])
    expect(task(order)).not.toHaveProperty('firstTo')
    expectUnchanged(order, at(order, '2026-04-02T00:00:00.000Z'))
  })

  it('stays theirs once they have taken it', () => {
    const taken = first({ holder: { ref: 1, at: anHourIn } })
    expectUnchanged(taken, at(taken, '2026-04-09T00:00:00.000Z', [...both, ito]))
  })

  it('is the lane’s at once when they leave, though they had taken it', () => {
    const order = decidedOrder(at(first({ holder: { ref: 1, at: anHourIn } }), twoHoursIn, [suzuki.member]))
    expect(standing(order)).toEqual(['suzuki'])
    expect(mails(order)).toEqual(['task-withdrawn 1', 'task-offered 2'])
  })
})
