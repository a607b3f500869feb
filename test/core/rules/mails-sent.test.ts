import { describe, expect, it } from '@jest/globals'
import type { UnsentMail } from '../../../lambdas/core/order.ts'
import { type MailsSent, mailsLeft, mailsSent } from '../../../lambdas/core/rules/mails-sent.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { aTask, byKey } from '../../builders/task.ts'
import { decidedOrder, expectUnchanged } from './expect-decided.ts'

const now = new Date('2026-04-01T00:00:00Z')
const mail = (id: string, dueAt = '2026-04-01T00:01:00.000Z', failures = 0): UnsentMail => ({
  id,
  kind: 'task-offered',
  failures,
  dueAt,
})
const order = anEnteredOrder({ unsent: [mail('a'), mail('b'), mail('c')] })
const came = (what: Partial<MailsSent>): MailsSent => ({
  sent: [],
  failed: [],
  refused: [],
  tell: () => ['lead@example.com'],
  ops: ['ops@example.com'],
  now,
  ...what,
})
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)

describe('mails', () => {
  it('that were sent leave the list, in an event each', () => {
    const next = decidedOrder(mailsSent(order, came({ sent: ['a', 'c'] })))
    expect(next.unsent).toEqual([mail('b')])
    expect(next.events).toMatchObject([
      { type: 'mail-sent', data: { mail: 'a' } },
      { type: 'mail-sent', data: { mail: 'c' } },
    ])
  })

  it('that failed are due for patrol at once', () => {
    const next = decidedOrder(mailsSent(order, came({ failed: ['b'] })))
    const failed = { ...mail('b', now.toISOString(), 1), failingSince: now.toISOString() }
    expect(next.unsent).toEqual([mail('a'), failed, mail('c')])
  })

  it('that fail again keep the moment of their first failure', () => {
    const once = decidedOrder(mailsSent(order, came({ failed: ['b'] })))
    const later = new Date(now.getTime() + 60_000)
    const twice = decidedOrder(mailsSent(once, came({ failed: ['b'], now: later })))
    expect(twice.unsent[1]).toMatchObject({ failures: 2, failingSince: now.toISOString() })
  })

  it('that fail again and again are tried after 1, 2, 4 … minutes, and at last every hour', () => {
    const pauses = [1, 2, 3, 4, 7, 8, 20].map((failures) => {
      const due = anEnteredOrder({ unsent: [mail('a', now.toISOString(), failures)] })
      const again = decidedOrder(mailsSent(due, came({ failed: ['a'] }))).unsent[0]
      return (Date.parse(again?.dueAt ?? '') - now.getTime()) / 60_000
    })
    expect(pauses).toEqual([1, 2, 4, 8, 60, 60, 60])
  })

  it('that somebody else has sent already change nothing', () => {
    expectUnchanged(
      order,
      mailsSent(order, came({ sent: ['x'], failed: ['y'], refused: [{ mail: 'z', code: '550' }] })),
    )
  })
})

describe('mails whose recipient is refused for good', () => {
  const toSato: UnsentMail = { ...mail('task-offered:1-1#1:1'), task: '1-1#1', ref: 1 }
  const toOps: UnsentMail = {
    ...mail('order-failed:2026-04-01T00:00:00.000Z:1'),
    kind: 'order-failed',
    to: 'ops@example.com',
  }
  const asked = anEnteredOrder({ tasks: byKey(aTask()), unsent: [toSato, toOps] })
  const refusing = (of: typeof order, id: string, more: Partial<MailsSent> = {}) =>
    decidedOrder(mailsSent(of, came({ refused: [{ mail: id, code: '550 5.1.1' }], ...more })))

  it('leave the list and are a bounce: journaled by code, and told to the lane’s lead', () => {
    const next = refusing(asked, toSato.id)
    expect(next.events).toEqual([
      {
        at: now.toISOString(),
        type: 'mail-bounced',
        node: '1-1',
        round: 1,
        data: { mail: toSato.id, member: 'sato', what: 'bounce', code: '550 5.1.1' },
      },
    ])
    expect(next.unsent).toMatchObject([toOps, { kind: 'mail-bounced', task: '1-1#1', ref: 1, to: 'lead@example.com' }])
  })

  it('are told to the others of operations where an address of operations refuses', () => {
    const next = refusing(asked, toOps.id, { ops: ['ops@example.com', 'second@example.com'] })
    expect(next.unsent.slice(1)).toMatchObject([
      { kind: 'mail-bounced', to: 'second@example.com', refusedBy: 'ops@example.com' },
    ])
    expect(next.unsent[1]?.ref).toBeUndefined()
  })

  it('are journaled alone where the only address of operations refuses', () => {
    const next = refusing(asked, toOps.id)
    expect(next.unsent).toEqual([toSato])
    expect(next.events).toMatchObject([{ type: 'mail-bounced', data: { mail: toOps.id } }])
  })

  it('do not go on for ever where everybody who is told refuses too', () => {
    let next = asked
    for (let round = 1; next.unsent.length > 0; round++) {
      expect(round).toBeLessThan(5)
      const refused = next.unsent.map(({ id }) => ({ mail: id, code: '550' }))
      next = decidedOrder(mailsSent(next, came({ refused, ops: ['ops@example.com', 'second@example.com'] })))
    }
    const bounces = next.events.map(({ data }) => data?.mail)
    expect(new Set(bounces).size).toBe(bounces.length)
    expect(bounces.length).toBeLessThan(10)
  })

  it('of an order that has ended leave the list too', () => {
    const cancelled = { ...asked, status: 'cancelled' as const, tasks: byKey(aTask({ status: 'superseded' })) }
    const next = refusing(cancelled, toSato.id)
    expect(next.unsent).toEqual([toOps])
    expect(next.events).toMatchObject([{ type: 'mail-bounced' }])
  })
})

describe('mails that have been tried for a day', () => {
  const failingFor = (count: number, of = order, more: Partial<MailsSent> = {}) =>
    decidedOrder(mailsSent(of, came({ failed: ['a', 'b'], now: hours(count), ...more })))
  const notices = ({ unsent }: typeof order) => unsent.filter(({ kind }) => kind === 'mail-failing').map(({ to }) => to)

  it('are told to operations, once, and are tried on', () => {
    const first = failingFor(0)
    expect(notices(failingFor(23.9, first))).toEqual([])
    const told = failingFor(24, first)
    expect(notices(told)).toEqual(['ops@example.com'])
    expect(told.events).toEqual([{ at: hours(24).toISOString(), type: 'mails-failing', data: { mails: '2' } }])
    const sent = decidedOrder(mailsSent(told, came({ sent: [told.unsent.at(-1)?.id ?? ''], now: hours(24.1) })))
    const later = failingFor(25, sent)
    expect([notices(later), later.unsent.map(({ id }) => id)]).toEqual([[], ['a', 'b', 'c']])
  })

  it('are told again when others join them', () => {
    const told = failingFor(24, failingFor(0))
    const sent = decidedOrder(mailsSent(told, came({ sent: [told.unsent.at(-1)?.id ?? ''], now: hours(24.1) })))
    const joined = failingFor(25, sent, { failed: ['c'] })
    expect(notices(joined)).toEqual([])
    expect(notices(failingFor(49, joined, { failed: ['c'] }))).toEqual(['ops@example.com'])
  })

  it('are not told any more once they have gone: it was the mail server', () => {
    const told = failingFor(24, failingFor(0))
    const back = decidedOrder(mailsSent(told, came({ sent: ['a', 'b'], now: hours(25) })))
    expect(back.unsent.map(({ id }) => id)).toEqual(['c'])
  })

  it('are not told to an address that is itself what fails', () => {
    const toOps = anEnteredOrder({ unsent: [{ ...mail('a'), kind: 'order-failed', to: 'ops@example.com' }] })
    const failing = failingFor(24, failingFor(0, toOps, { ops: ['ops@example.com', 'b@example.com'] }), {
      ops: ['ops@example.com', 'b@example.com'],
    })
    expect(notices(failing)).toEqual(['b@example.com'])
  })

  it('do not wait for a notice of their own notice', () => {
    const told = failingFor(24, failingFor(0))
    const all = told.unsent.map(({ id }) => id)
    const days = failingFor(72, failingFor(48, told, { failed: all }), { failed: all })
    expect(notices(days)).toEqual(['ops@example.com'])
  })
})

describe('mails that only patrol sends', () => {
  it('are due at once, have not failed, and leave the others as they are', () => {
    const next = decidedOrder(mailsLeft(order, { left: ['a', 'c'], now }))
    expect(next.unsent).toEqual([mail('a', now.toISOString()), mail('b'), mail('c', now.toISOString())])
    expect(next.events).toEqual(order.events)
  })

  it('are not put off where they are due already', () => {
    expectUnchanged(order, mailsLeft(order, { left: ['a'], now: new Date('2026-04-01T00:02:00Z') }))
    expectUnchanged(order, mailsLeft(order, { left: ['gone'], now }))
  })
})
