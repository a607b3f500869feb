import { describe, expect, it } from '@jest/globals'
import type { Order } from '../../../lambdas/core/order.ts'
import { isMailBack } from '../../../lambdas/core/returned-mail.ts'
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
  ])('but went to a lead or to operations is journaled and told to nobody: %s', (mail) => {
    const { events, unsent } = returned(order, { mail })
    expect(events.at(-1)).toMatchObject({ type: 'mail-bounced', data: { mail } })
    expect([unsent, events.at(-1)?.data?.member]).toEqual([[], undefined])
  })

  it('is told to nobody once its task is done', () => {
    const done = anEnteredOrder({ tasks: byKey(aTask({ status: 'delivered', offers: [suzuki] })) })
    expect(returned(done)).toMatchObject({ unsent: [], events: [{ type: 'mail-bounced' }] })
  })

  it('leaves an order that has ended as it is', () => {
    const closed = { ...order, status: 'closed' as const }
    expect(returned(closed)).toBe(closed)
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
