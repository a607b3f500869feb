import { describe, expect, it } from '@jest/globals'
import { orderSchema } from '../../../lambdas/core/order.ts'
import { beginOrder, startSeen } from '../../../lambdas/core/rules/begin-order.ts'
import { anOrder } from '../../builders/order.ts'
import { decidedOrder, expectUnchanged } from './expect-decided.ts'

const now = new Date('2026-04-01T00:00:00Z')

describe('a new order', () => {
  const order = beginOrder({ appId: '1', recordId: '2', n: 3, now })

  it('is named by app, record and number, and knows its record', () => {
    expect(order).toMatchObject({ pid: 'k1-2-3', status: 'starting', version: 0, variables: { q_kintoneId: '2' } })
  })

  it('is looked at by patrol a minute later', () => {
    expect(order.startDueAt).toBe('2026-04-01T00:01:00.000Z')
  })

  it('is an order as it is stored', () => {
    expect(orderSchema.parse(order)).toEqual(order)
  })
})

describe('patrol’s look at a start', () => {
  const starting = anOrder({ startDueAt: '2026-04-01T00:00:00.000Z' })

  it('that has begun ends the watch', () => {
    expect(decidedOrder(startSeen(starting, { begun: true, now }))).not.toHaveProperty('startDueAt')
  })

  it('that has not begun comes back a minute later', () => {
    expect(decidedOrder(startSeen(starting, { begun: false, now })).startDueAt).toBe('2026-04-01T00:01:00.000Z')
  })

  it('changes nothing once a step has run', () => {
    const order = anOrder({ status: 'running' })
    expectUnchanged(order, startSeen(order, { begun: false, now }))
  })
})
