import { describe, expect, it } from '@jest/globals'
import { closeUnhandled, setDone, setInProgress } from '../../../lambdas/core/rules/set-variables.ts'
import { anOrder } from '../../builders/order.ts'
import { aDecidedOrder } from '../../builders/running-order.ts'
import { anAnsweredTask, byKey } from '../../builders/task.ts'
import { decidedOrder, eventTypes, expectUnchanged, refusalOf } from './expect-decided.ts'

const now = new Date('2026-04-01T00:00:00Z')
const deadline = { at: new Date('2026-04-06T08:00:00Z'), desiredTooFar: false }
const ops = ['ops@example.com', 'night@example.com']
const named = { q_customerName: '髙橋 凛', q_memo: [] }
const x2 = (order = aDecidedOrder({ variables: named })) =>
  setInProgress(order, { label: '3_対応中', deadline, ops, now })
const x4 = (order = aDecidedOrder()) => setDone(order, { label: '4_対応済', now })
const ended = ['closed', 'cancelling', 'cancelled'] as const

describe('x2', () => {
  it('sets title, status and deadline', () => {
    expect(decidedOrder(x2())).toMatchObject({
      title: '髙橋 凛 様',
      variables: { q_status: '3_対応中', q_taskLimitDatetime: '2026-04-06T08:00:00.000Z' },
    })
  })

  it('keeps the first deadline on a retry', () => {
    const order = decidedOrder(x2())
    expectUnchanged(
      order,
      setInProgress(order, {
        label: '3_対応中',
        deadline: { at: new Date('2026-05-01'), desiredTooFar: true },
        ops,
        now,
      }),
    )
  })

  it('says that 構築希望日時 was too far off, and tells operations, each once', () => {
    const command = { label: '3_対応中', deadline: { ...deadline, desiredTooFar: true }, ops, now }
    const order = decidedOrder(setInProgress(aDecidedOrder({ variables: named }), command))
    expect(eventTypes(order).slice(-2)).toEqual(['variables-set', 'desired-date-too-far'])
    expect(order.unsent).toMatchObject([
      { id: 'desired-date-too-far:1', to: 'ops@example.com', dueAt: now.toISOString() },
      { id: 'desired-date-too-far:2', to: 'night@example.com' },
    ])
    expectUnchanged(order, setInProgress(order, command))
  })

  it('tells nobody where 構築希望日時 is the deadline, or there is none', () => {
    expect(decidedOrder(x2()).unsent).toEqual([])
  })

  it.each(ended)('does nothing for an order that is %s', (status) => {
    expect(refusalOf(x2(anOrder({ status })))).toEqual({ kind: 'order-ended', status })
  })
})

describe('x2′', () => {
  it('titles and closes the order', () => {
    const order = decidedOrder(closeUnhandled(aDecidedOrder({ variables: named }), { now }))
    expect(order).toMatchObject({
      status: 'closed',
      title: '対応なし: 髙橋 凛 様',
      endedAt: '2026-04-01T00:00:00.000Z',
    })
    expect(eventTypes(order)).toEqual(['order-closed'])
  })

  it('takes back the status that x2 has set and nobody has written', () => {
    const withdrawn = decidedOrder(closeUnhandled(decidedOrder(x2()), { now }))
    expect(withdrawn.variables).not.toHaveProperty('q_status')
    expect(withdrawn.variables).toMatchObject({ q_customerName: '髙橋 凛' })
  })

  it('finds its own work done on a retry', () => {
    const order = anOrder({ status: 'closed' })
    expectUnchanged(order, closeUnhandled(order, { now }))
  })

  it.each(['cancelling', 'cancelled'] as const)('does nothing for an order that is %s', (status) => {
    expect(refusalOf(closeUnhandled(anOrder({ status }), { now }))).toEqual({ kind: 'order-ended', status })
  })
})

describe('x4', () => {
  it('sets the status', () => {
    expect(decidedOrder(x4()).variables.q_status).toBe('4_対応済')
  })

  it('stamps the last tasks of both branches delivered, and leaves the others', () => {
    const tasks = byKey(
      anAnsweredTask({ node: '1-1', status: 'delivered' }),
      anAnsweredTask({ node: '1-2' }),
      anAnsweredTask({ node: '2' }),
    )
    const order = decidedOrder(x4(aDecidedOrder({ tasks })))
    expect(Object.values(order.tasks).map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered'])
    expect(eventTypes(order)).toEqual(['task-delivered', 'task-delivered', 'variables-set'])
  })

  it('finds its own work done on a retry', () => {
    const order = decidedOrder(x4())
    expectUnchanged(order, x4(order))
  })

  it.each(ended)('does nothing for an order that is %s', (status) => {
    expect(refusalOf(x4(anOrder({ status })))).toEqual({ kind: 'order-ended', status })
  })
})
