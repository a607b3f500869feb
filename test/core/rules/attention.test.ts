import { describe, expect, it } from '@jest/globals'
import type { Order, Task } from '../../../lambdas/core/order.ts'
import { attentionAt, indexOf, overdueAnswers } from '../../../lambdas/core/rules/attention.ts'
import { anOrder } from '../../builders/order.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnswer, anAnsweredTask, aTask, byKey } from '../../builders/task.ts'

const at = (minute: number) => `2026-04-01T00:${String(minute).padStart(2, '0')}:00.000Z`
const answeredAt = (minute: number) => byKey(anAnsweredTask({ answer: anAnswer({ at: at(minute) }) }))
const cancel = (step: 'stop' | 'finished') => ({ at: at(0), by: 'ops', reason: '', dueAt: at(6), step })
const staged = (changes: Partial<Task> = {}) => {
  const [reminder, overdue] = [
    { stage: 'reminder' as const, at: at(7) },
    { stage: 'overdue' as const, at: at(8) },
  ]
  return byKey(aTask({ stages: [reminder, overdue], ...changes }))
}
const attention = (order: Order) => attentionAt(order)?.toISOString()

describe('an order needs attention', () => {
  it.each([
    ['a start is due', anOrder({ startDueAt: at(3) }), at(3)],
    ['a cancel is due', anOrder({ status: 'cancelling', cancel: cancel('stop') }), at(6)],
    [
      'a mail is due',
      anEnteredOrder({ unsent: [{ id: 'a', kind: 'task-offered', failures: 0, dueAt: at(5) }] }),
      at(5),
    ],
    ['a deadline stage of an open task comes', anEnteredOrder({ tasks: staged() }), at(7)],
    ['an answer is not delivered a minute later', anEnteredOrder({ tasks: answeredAt(3) }), at(4)],
  ])('when %s', (_, order, moment) => {
    expect(attention(order)).toBe(moment)
  })

  it('at the earliest of several moments', () => {
    const unsent = [9, 2, 7].map((minute) => ({
      id: `${minute}`,
      kind: 'task-offered' as const,
      failures: 0,
      dueAt: at(minute),
    }))
    expect(attention(anEnteredOrder({ unsent, tasks: answeredAt(4) }))).toBe(at(2))
    expect(attention(anEnteredOrder({ unsent, tasks: answeredAt(0) }))).toBe(at(1))
  })

  it.each([
    [
      'it runs and waits for people',
      anEnteredOrder({ tasks: byKey(aTask(), anAnsweredTask({ node: '2', status: 'delivered' })) }),
    ],
    ['its start has been seen', anOrder()],
    ['its cancel is finished', anOrder({ status: 'cancelled', cancel: cancel('finished') })],
    ['it is closed', anOrder({ status: 'closed' })],
    ['it has failed: its answers wait for the redrive', anEnteredOrder({ status: 'failed', tasks: answeredAt(3) })],
    ['it has failed: its deadlines wait for the redrive', anEnteredOrder({ status: 'failed', tasks: staged() })],
    ['it is being cancelled, whatever its deadlines', anEnteredOrder({ status: 'cancelled', tasks: staged() })],
    ['its tasks are delivered, whatever was to come', anEnteredOrder({ tasks: staged({ status: 'delivered' }) })],
    ['it was cancelled after an answer', anOrder({ status: 'cancelled', tasks: answeredAt(3) })],
  ])('at no moment when %s', (_, order) => {
    expect(attention(order)).toBeUndefined()
  })

  it('when it has ended with secrets to blank, and not before it has ended', () => {
    const later = { blankSecretsAt: at(9) }
    expect(attention(anOrder({ status: 'closed', ...later }))).toBe(at(9))
    expect(attention(anOrder({ status: 'cancelled', ...later }))).toBe(at(9))
    expect(attention(anEnteredOrder(later))).toBeUndefined()
  })

  it('when it has ended with a mail to send', () => {
    const unsent = [{ id: 'a', kind: 'order-cancelled' as const, failures: 0, dueAt: at(5) }]
    expect(attention(anOrder({ status: 'cancelled', unsent }))).toBe(at(5))
  })
})

describe('answers are overdue', () => {
  const overdue = (order: Order, minute: number) => overdueAnswers(order, new Date(at(minute))).length

  it('from a minute after they were given', () => {
    const order = anEnteredOrder({ tasks: answeredAt(3) })
    expect([overdue(order, 3), overdue(order, 4)]).toEqual([0, 1])
  })

  it.each(['failed', 'closed', 'cancelling'] as const)('never when the order is %s', (status) => {
    expect(overdue(anEnteredOrder({ status, tasks: answeredAt(3) }), 9)).toBe(0)
  })
})

describe('the open orders', () => {
  it('are all but the closed and cancelled', () => {
    const open = (status: Order['status']) => indexOf(anOrder({ status })).open
    expect((['starting', 'running', 'closing', 'cancelling', 'failed'] as const).map(open)).not.toContain(false)
    expect((['closed', 'cancelled'] as const).map(open)).toEqual([false, false])
  })
})
