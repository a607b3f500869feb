import { describe, expect, it } from '@jest/globals'
import type { UnsentMail } from '../../../lambdas/core/order.ts'
import { mailsLeft, mailsSent } from '../../../lambdas/core/rules/mails-sent.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { decidedOrder, expectUnchanged } from './expect-decided.ts'

const now = new Date('2026-04-01T00:00:00Z')
const mail = (id: string, dueAt = '2026-04-01T00:01:00.000Z', failures = 0): UnsentMail => ({
  id,
  kind: 'task-offered',
  failures,
  dueAt,
})
const order = anEnteredOrder({ unsent: [mail('a'), mail('b'), mail('c')] })

describe('mails', () => {
  it('that were sent leave the list, in an event each', () => {
    const next = decidedOrder(mailsSent(order, { sent: ['a', 'c'], failed: [], now }))
    expect(next.unsent).toEqual([mail('b')])
    expect(next.events).toMatchObject([
      { type: 'mail-sent', data: { mail: 'a' } },
      { type: 'mail-sent', data: { mail: 'c' } },
    ])
  })

  it('that failed are due for patrol at once', () => {
    const next = decidedOrder(mailsSent(order, { sent: [], failed: ['b'], now }))
    const failed = { ...mail('b', now.toISOString(), 1), failingSince: now.toISOString() }
    expect(next.unsent).toEqual([mail('a'), failed, mail('c')])
  })

  it('that fail again keep the moment of their first failure', () => {
    const once = decidedOrder(mailsSent(order, { sent: [], failed: ['b'], now }))
    const later = new Date(now.getTime() + 60_000)
    const twice = decidedOrder(mailsSent(once, { sent: [], failed: ['b'], now: later }))
    expect(twice.unsent[1]).toMatchObject({ failures: 2, failingSince: now.toISOString() })
  })

  it('that fail again and again are tried after 1, 2, 4 … minutes, and at last every hour', () => {
    const pauses = [1, 2, 3, 4, 7, 8, 20].map((failures) => {
      const due = anEnteredOrder({ unsent: [mail('a', now.toISOString(), failures)] })
      const again = decidedOrder(mailsSent(due, { sent: [], failed: ['a'], now })).unsent[0]
      return (Date.parse(again?.dueAt ?? '') - now.getTime()) / 60_000
    })
    expect(pauses).toEqual([1, 2, 4, 8, 60, 60, 60])
  })

  it('that somebody else has sent already change nothing', () => {
    expectUnchanged(order, mailsSent(order, { sent: ['x'], failed: ['y'], now }))
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
