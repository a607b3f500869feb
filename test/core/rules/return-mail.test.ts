import { describe, expect, it } from '@jest/globals'
import type { Order } from '../../../lambdas/core/order.ts'
import { isMailBack, standingReturns, unreachableTasks } from '../../../lambdas/core/returned-mail.ts'
import { type ReturnMail, returnMail } from '../../../lambdas/core/rules/return-mail.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anOffer, aTask, byKey } from '../../builders/task.ts'

const suzuki = anOffer({ ref: 2, member: { id: 'suzuki', name: '鈴木 蓮', email: 'suzuki@example.com' } })
const order = anEnteredOrder({ tasks: byKey(aTask({ offers: [anOffer(), suzuki] })) })
const command = (changes: Partial<ReturnMail> = {}): ReturnMail => ({
  mail: 'task-offered:1-1#1:2',
  what: 'bounce',
  code: 'Permanent/General',
  tell: (lane) => [`lead-of-${lane}@example.com`],
  ops: ['ops@example.com', 'second@example.com'],
  now: new Date('2026-04-01T02:00:00Z'),
  ...changes,
})
const returned = (before: Order, changes: Partial<ReturnMail> = {}): Order => {
  const decided = returnMail(before, command(changes))
  if ('refusal' in decided) throw new Error(decided.refusal.kind)
  return decided.order
}

describe('a mail that came back', () => {
  it('marks its task with who did not get it, and queues a mail to the lane’s lead', () => {
    const { events, unsent } = returned(order)
    expect(events.at(-1)).toEqual({
      at: '2026-04-01T02:00:00.000Z',
      type: 'mail-bounced',
      node: '1-1',
      round: 1,
      data: { mail: 'task-offered:1-1#1:2', member: 'suzuki', what: 'bounce', code: 'Permanent/General' },
    })
    expect(unsent).toMatchObject([
      { kind: 'mail-bounced', task: '1-1#1', ref: 2, to: 'lead-of-ライセンス担当@example.com' },
    ])
  })

  it.each([
    'task-offered:1-1#1:2:1:2026-04-01T00:00:00.000Z',
    'task-reminder:1-1#1:2',
    'task-handed-over:1-1#1:2:2026-04-01T00:00:00.000Z',
  ])('is known by its id %s', (mail) => {
    expect(returned(order, { mail }).events.at(-1)?.data?.member).toBe('suzuki')
  })

  it('is told once, though SES may tell twice, but a complaint of it is told too', () => {
    const once = returned(order)
    expect(returned(once)).toBe(once)
    expect(returned(once, { what: 'complaint' }).unsent.map(({ id }) => id)).toEqual([
      'mail-bounced:bounce:task-offered:1-1#1:2:1',
      'mail-bounced:complaint:task-offered:1-1#1:2:1',
    ])
  })

  it.each([
    'mail-bounced:bounce:task-offered:1-1#1:2:1',
    'task-escalation:1-1#1:1',
    'order-failed:2026-04-01T00:00:00.000Z:1',
    'order-finished:1',
    'mail-failing:2026-04-01T00:00:00.000Z:1',
  ])('but went to a lead or to operations is told to the others of operations: %s', (mail) => {
    const { events, unsent } = returned(order, { mail, address: 'ops@example.com' })
    expect(events.at(-1)).toMatchObject({ type: 'mail-bounced', data: { mail } })
    expect(events.at(-1)?.data?.member).toBeUndefined()
    expect(unsent).toMatchObject([{ kind: 'mail-bounced', to: 'second@example.com', refusedBy: 'ops@example.com' }])
  })

  it.each([
    'mail-bounced:bounce:mail-bounced:bounce:task-offered:1-1#1:2:1:1',
    'mail-bounced:bounce:mail-failing:x:1:1',
  ])('and told of such a mail is told to nobody: %s', (mail) =>
    expect(returned(order, { mail })).toMatchObject({ unsent: [], events: [{ type: 'mail-bounced' }] }),
  )

  it('leaves no address in the journal', () => {
    const { events } = returned(order, { mail: 'order-finished:1', address: 'ops@example.com' })
    expect(JSON.stringify(events)).not.toContain('ops@')
  })

  it('is told to nobody once its task is done', () => {
    const done = anEnteredOrder({ tasks: byKey(aTask({ status: 'delivered', offers: [suzuki] })) })
    expect(returned(done)).toMatchObject({ unsent: [], events: [{ type: 'mail-bounced' }] })
  })

  it('of an order that has ended is journaled, and tells nobody of the lane', () => {
    const closed = {
      ...order,
      status: 'closed' as const,
      tasks: byKey(aTask({ status: 'delivered', offers: [suzuki] })),
    }
    expect(returned(closed)).toMatchObject({ unsent: [], events: [{ type: 'mail-bounced' }] })
  })
})

describe('a member whose mail came back', () => {
  const isBack = (of: Order, ref: number) => {
    const task = of.tasks['1-1#1'] ?? aTask()
    const offer = task.offers.find((one) => one.ref === ref) ?? anOffer()
    return isMailBack(of, task, offer)
  }

  it('is marked, and nobody else', () => {
    expect([isBack(returned(order), 2), isBack(returned(order), 1), isBack(order, 2)]).toEqual([true, false, false])
  })

  it('is no longer marked once a later mail has been sent', () => {
    const back = returned(order)
    const sent = (ref: number) => ({
      at: '2026-04-01T03:00:00.000Z',
      type: 'mail-sent',
      data: { mail: `task-offered:1-1#1:${ref}:1:2026-04-01T02:59:00.000Z` },
    })
    expect(isBack({ ...back, events: [...back.events, sent(1)] }, 2)).toBe(true)
    expect(isBack({ ...back, events: [...back.events, sent(2)] }, 2)).toBe(false)
  })

  it('stays marked when the lane’s lead is told that the task is long overdue', () => {
    const back = returned(order)
    const escalated = {
      at: '2026-04-01T03:00:00.000Z',
      type: 'mail-sent',
      data: { mail: 'task-escalation:1-1#1:2' },
    }
    expect(isBack({ ...back, events: [...back.events, escalated] }, 2)).toBe(true)
  })
})

describe('a task that nobody can be reached for', () => {
  const back = (of: Order, ...refs: number[]) =>
    refs.reduce((next, ref) => returned(next, { mail: `task-offered:1-1#1:${ref}` }), of)
  const keys = (of: Order) => unreachableTasks(of).map(({ node, round }) => `${node}#${round}`)
  const of11 = { node: '1-1', round: 1 }
  const also = (of: Order, ...events: Order['events']): Order => ({ ...of, events: [...of.events, ...events] })
  const sent = (ref: number) => ({
    at: '2026-04-01T03:00:00.000Z',
    type: 'mail-sent',
    data: { mail: `task-offered:1-1#1:${ref}:1:2026-04-01T02:59:00.000Z` },
  })

  it('is one of whose people everybody’s last mail came back', () => {
    expect([keys(order), keys(back(order, 2)), keys(back(order, 1, 2))]).toEqual([[], [], ['1-1#1']])
  })

  it('is none any more once a later mail got through to one of them', () => {
    expect(keys(also(back(order, 1, 2), sent(1)))).toEqual([])
  })

  it('is none while somebody has it open who came by another mail', () => {
    const claimed = { at: '2026-04-01T03:00:00.000Z', type: 'task-claimed', by: 'suzuki', ...of11 }
    expect(keys(also(back(order, 1, 2), claimed))).toEqual([])
  })

  it('is one of whose holder the last mail came back, whoever else was asked', () => {
    const held = anEnteredOrder({
      tasks: byKey(aTask({ offers: [anOffer(), suzuki], holder: { ref: 2, at: '2026-04-01T01:00:00.000Z' } })),
    })
    expect([keys(back(held, 2)), keys(back(held, 1))]).toEqual([['1-1#1'], []])
  })

  it('counts nobody who was taken off it', () => {
    const gone = { ...anOffer(), withdrawnAt: '2026-04-01T01:00:00.000Z' }
    const left = anEnteredOrder({ tasks: byKey(aTask({ offers: [gone, suzuki] })) })
    expect(keys(back(left, 2))).toEqual(['1-1#1'])
  })

  it('is none once it is answered', () => {
    const both = back(order, 1, 2)
    expect(keys({ ...both, tasks: byKey(aTask({ status: 'answered', offers: [anOffer(), suzuki] })) })).toEqual([])
  })

  it('stands among the returns that matter, which a later mail ends', () => {
    const both = back(returned(order, { mail: 'order-finished:1' }), 1, 2)
    const members = (of: Order) => standingReturns(of).map(({ data }) => data?.member)
    expect(members(both)).toEqual([undefined, 'sato', 'suzuki'])
    expect(members(also(both, sent(1)))).toEqual([undefined, 'suzuki'])
  })
})
