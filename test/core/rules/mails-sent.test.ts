import { describe, expect, it } from '@jest/globals'
import type { UnsentMail } from '../../../lambdas/core/order.ts'
import { mailsSent } from '../../../lambdas/core/rules/mails-sent.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { decidedOrder, expectUnchanged } from './expect-decided.ts'

const now = new Date('2026-04-01T00:00:00Z')
const mail = (id: string, dueAt = '2026-04-01T00:01:00.000Z'): UnsentMail => ({ id, kind: 'task-offered', dueAt })
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
    expect(next.unsent).toEqual([mail('a'), mail('b', now.toISOString()), mail('c')])
  })

  it('that failed again and are due already change nothing', () => {
    const due = anEnteredOrder({ unsent: [mail('a', '2026-03-31T00:00:00.000Z')] })
    expectUnchanged(due, mailsSent(due, { sent: [], failed: ['a'], now }))
  })

  it('that somebody else has sent already change nothing', () => {
    expectUnchanged(order, mailsSent(order, { sent: ['x'], failed: ['y'], now }))
  })
})
