import { describe, expect, it } from '@jest/globals'
import type { ContractRecord } from '../../../lambdas/core/ports.ts'
import { readRecord } from '../../../lambdas/core/rules/read-record.ts'
import { anOrder } from '../../builders/order.ts'
import { aDecidedOrder } from '../../builders/running-order.ts'
import { someSettings } from '../../builders/settings.ts'
import { decidedOrder, eventTypes, expectUnchanged, refusalOf } from './expect-decided.ts'

const now = new Date('2026-04-01T00:00:00Z')
const { kintone } = someSettings()
const aRecord = (changes: Partial<ContractRecord> = {}): ContractRecord => ({
  recordId: '2',
  revision: '3',
  pid: '',
  status: '2_対応要',
  values: { q_id: 'C-1', q_customerName: '髙橋 凛', q_optionSend: '希望する' },
  ...changes,
})
const x1 = (record: ContractRecord | undefined, order = anOrder()) => readRecord(order, { record, kintone, now })

describe('x1', () => {
  it.each(['2_対応要', '対応要'])('handles a record that reads %s', (status) => {
    expect(decidedOrder(x1(aRecord({ status }))).decision).toEqual({ handle: true, sendManual: true, why: 'triggered' })
  })

  it.each(['1_未対応', '3_対応中', '4_対応済', ''])('handles no record that reads "%s"', (status) => {
    expect(decidedOrder(x1(aRecord({ status }))).decision).toMatchObject({ handle: false, why: 'not-triggered' })
  })

  it('goes on with a record that it has entered already, as after a restore of an earlier backup', () => {
    const entered = aRecord({ status: '3_対応中', pid: 'k1-2-1' })
    expect(decidedOrder(x1(entered)).decision).toMatchObject({ handle: true })
    expect(decidedOrder(x1({ ...entered, pid: 'k1-2-2' })).decision).toMatchObject({ handle: false })
    expect(decidedOrder(x1({ ...entered, status: '4_対応済' })).decision).toMatchObject({ handle: false })
  })

  it('handles no record that is gone', () => {
    const order = decidedOrder(x1(undefined))
    expect(order.decision).toEqual({ handle: false, sendManual: false, why: 'record-gone' })
    expect(order.record).toBeUndefined()
  })

  it('refuses a マニュアル送付希望 that the settings do not know, as nobody knows what it means', () => {
    const values = { q_optionSend: '要相談' }
    expect(refusalOf(x1(aRecord({ values })))).toEqual({ kind: 'unknown-choice' })
    expect(decidedOrder(x1(aRecord({ values, status: '1_未対応' }))).decision?.handle).toBe(false)
  })

  it.each([
    ['希望する', true],
    ['希望しない', false],
    [undefined, false],
  ])('reads マニュアル送付希望 %s as %s', (q_optionSend, sendManual) => {
    expect(decidedOrder(x1(aRecord({ values: { q_optionSend } }))).decision).toMatchObject({ sendManual })
  })

  it('keeps the beginning of a text that is too long, marks it there and in the journal, and decides by the whole', () => {
    const book = '髙'.repeat(200_000)
    const long = `希望する${'。'.repeat(300)}`
    const settings = { ...kintone, sendManual: [long] }
    const values = { q_id: '𠮷'.repeat(100_000), q_customerName: book, q_customerEmail: book, q_optionSend: long }
    const order = decidedOrder(readRecord(anOrder(), { record: aRecord({ values }), kintone: settings, now }))
    expect(order.decision).toMatchObject({ handle: true, sendManual: true })
    const { q_id = '', q_customerName = '', q_customerEmail = '' } = order.variables
    expect([q_customerName.length, q_customerEmail.length]).toEqual([200, 254])
    expect(q_customerName).toMatch(/^髙+…\(以下略 \/ cut\)$/)
    expect(q_id).toMatch(/^𠮷+…\(以下略 \/ cut\)$/u)
    expect(order.events.at(-1)?.data).toEqual({
      handle: 'true',
      cut: 'q_id q_customerName q_customerEmail q_optionSend',
    })
  })

  it('keeps a text of just the length that people may type whole', () => {
    const order = decidedOrder(x1(aRecord({ values: { q_customerName: '髙'.repeat(200) } })))
    expect(order.variables.q_customerName).toBe('髙'.repeat(200))
    expect(order.events.at(-1)?.data).toEqual({ handle: 'true' })
  })

  it('takes the record’s values beside the record’s id', () => {
    const { variables, record } = decidedOrder(x1(aRecord()))
    expect(variables).toMatchObject({ q_kintoneId: '2', q_id: 'C-1', q_customerName: '髙橋 凛' })
    expect(record).toEqual({ revision: '3', pid: '', status: '2_対応要' })
  })

  it('makes the order run and patrol’s watch over its start end', () => {
    const order = decidedOrder(x1(aRecord(), anOrder({ startDueAt: '2026-04-01T00:01:00.000Z' })))
    expect(order).toMatchObject({ status: 'running' })
    expect(order).not.toHaveProperty('startDueAt')
    expect(eventTypes(order)).toEqual(['record-read'])
  })

  it('keeps its decision on a retry, whatever the record reads by then', () => {
    const order = aDecidedOrder()
    expectUnchanged(order, x1(aRecord({ status: '1_未対応' }), order))
    expectUnchanged(order, x1(undefined, order))
  })

  it('brings a failed order that was redriven back to life', () => {
    const failed = aDecidedOrder({ status: 'failed', failure: { at: now.toISOString(), error: 'E' } })
    const order = decidedOrder(x1(undefined, failed))
    expect(order).toMatchObject({ status: 'running', decision: failed.decision })
    expect(order).not.toHaveProperty('failure')
  })

  it('never puts a customer’s data into an event', () => {
    expect(JSON.stringify(decidedOrder(x1(aRecord())).events)).not.toContain('髙橋')
  })

  it.each(['closed', 'cancelling', 'cancelled'] as const)('does nothing for an order that is %s', (status) => {
    expect(refusalOf(x1(aRecord(), anOrder({ status })))).toEqual({ kind: 'order-ended', status })
  })
})
