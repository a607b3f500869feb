import { describe, expect, it } from '@jest/globals'
import { beginClosing, closeOrder, recordEntered } from '../../../lambdas/core/rules/record-written.ts'
import { anOrder } from '../../builders/order.ts'
import { aDecidedOrder, anEnteredOrder } from '../../builders/running-order.ts'
import { decidedOrder, eventTypes, expectUnchanged, refusalOf } from './expect-decided.ts'

const now = new Date('2026-04-01T00:00:00Z')
const entered = { revision: '4', pid: 'k1-2-1', status: '3_対応中' }
const done = { revision: '9', pid: 'k1-2-1', status: '4_対応済' }
const blankSecretsAfterDays = 30
const close = { record: done, finished: [], blankSecretsAfterDays }

describe('x3', () => {
  it('is remembered once it has written', () => {
    const order = decidedOrder(recordEntered(aDecidedOrder(), { record: entered, now }))
    expect(order.record).toEqual(entered)
    expect(eventTypes(order)).toEqual(['record-updated'])
  })

  it('is remembered once, on a retry too', () => {
    const order = anEnteredOrder()
    expectUnchanged(order, recordEntered(order, { record: entered, now }))
  })

  it.each(['closed', 'cancelling', 'cancelled'] as const)('is held off when the order is %s', (status) => {
    expect(refusalOf(recordEntered(anOrder({ status }), { record: entered, now }))).toMatchObject({ status })
  })
})

describe('x5', () => {
  it('fences the order before it writes', () => {
    expect(decidedOrder(beginClosing(anEnteredOrder(), { now })).status).toBe('closing')
  })

  it('goes on where it had begun, or finds itself done', () => {
    for (const status of ['closing', 'closed'] as const) {
      const order = anEnteredOrder({ status })
      expectUnchanged(order, beginClosing(order, { now }))
    }
  })

  it.each(['cancelling', 'cancelled'] as const)('is held off when the order is %s', (status) => {
    expect(refusalOf(beginClosing(anEnteredOrder({ status }), { now }))).toEqual({ kind: 'order-ended', status })
  })

  it('closes the order once it has written', () => {
    const order = decidedOrder(closeOrder(anEnteredOrder({ status: 'closing' }), { ...close, now }))
    expect(order).toMatchObject({ status: 'closed', endedAt: now.toISOString(), record: done })
    expect(eventTypes(order)).toEqual(['record-updated', 'order-closed'])
    expectUnchanged(order, closeOrder(order, { ...close, now }))
  })

  it('tells everyone whom settings name that the order is finished, once', () => {
    const finished = ['sales@example.com', 'boss@example.com']
    const order = decidedOrder(closeOrder(anEnteredOrder({ status: 'closing' }), { ...close, finished, now }))
    const mail = { kind: 'order-finished', failures: 0, dueAt: '2026-04-01T00:01:00.000Z' }
    expect(order.unsent).toEqual([
      { id: 'order-finished:1', to: 'sales@example.com', ...mail },
      { id: 'order-finished:2', to: 'boss@example.com', ...mail },
    ])
    expectUnchanged(order, closeOrder(order, { ...close, finished, now }))
  })

  it('leaves the secrets of the order to be blanked later, or takes them along', () => {
    const variables = { q_licenseKey: 'KEY-1111', q_memo: [] }
    const closing = anEnteredOrder({ status: 'closing', variables })
    const later = decidedOrder(closeOrder(closing, { ...close, now }))
    expect(later).toMatchObject({ variables, blankSecretsAt: '2026-05-01T00:00:00.000Z' })
    const atOnce = decidedOrder(closeOrder(closing, { ...close, blankSecretsAfterDays: 0, now }))
    expect(atOnce.variables).toEqual({ q_memo: [] })
    expect(atOnce).not.toHaveProperty('blankSecretsAt')
    expect(eventTypes(atOnce)).toEqual(['record-updated', 'order-closed', 'secrets-blanked'])
  })

  it.each(['running', 'failed', 'cancelling', 'cancelled'] as const)('closes no order that is %s', (status) => {
    expect(refusalOf(closeOrder(anEnteredOrder({ status }), { ...close, now }))).toMatchObject({ status })
  })

  it('of a redriven order begins again', () => {
    const failed = anEnteredOrder({ status: 'failed', failure: { at: now.toISOString(), error: 'KintoneConflict' } })
    const order = decidedOrder(beginClosing(failed, { now }))
    expect(order.status).toBe('closing')
    expect(order).not.toHaveProperty('failure')
  })
})
