import { describe, expect, it } from '@jest/globals'
import type { Order } from '../../../lambdas/core/order.ts'
import { addMemo } from '../../../lambdas/core/rules/add-memo.ts'
import { actOf, anHourIn, aSharedOrder, claimEvents, suzuki, twoHoursIn } from '../../builders/shared-task.ts'
import { decidedOrder, expectUnchanged, refusalOf } from './expect-decided.ts'

const leave = (order: Order, text: string, changes = {}) => addMemo(order, { ...actOf(), text, ...changes })
const memosOf = (order: Order) => order.variables.q_memo
const memos = (count: number, text = 'メモ') =>
  Array.from({ length: count }, () => ({ at: anHourIn, by: '佐藤 葵', node: '1-1', round: 1, text }))
const withMemos = (...given: Parameters<typeof memos>) => aSharedOrder({}, { variables: { q_memo: memos(...given) } })

describe('a memo', () => {
  it('is added to the thread with who, when and where, and the task stays open', () => {
    const order = decidedOrder(leave(withMemos(1), '在庫を確認中'))
    expect(memosOf(order)[1]).toEqual({ at: twoHoursIn, by: '佐藤 葵', node: '1-1', round: 1, text: '在庫を確認中' })
    expect(order.tasks).toEqual(aSharedOrder().tasks)
  })

  it('is an audit event that does not repeat it', () => {
    const { events } = decidedOrder(leave(aSharedOrder(), '内緒'))
    expect(events).toEqual([{ at: twoHoursIn, type: 'memo-added', by: 'sato', node: '1-1', round: 1 }])
  })

  it('keeps no secret that it quotes', () => {
    const order = aSharedOrder({}, { variables: { q_licenseKey: 'KEY-1234', q_memo: [] } })
    expect(memosOf(decidedOrder(leave(order, '鍵は KEY-1234 です')))[0]?.text).toBe('鍵は •••• です')
  })

  it('sent twice by a double click is one', () => {
    const once = decidedOrder(leave(aSharedOrder(), '確認中'))
    expectUnchanged(once, leave(once, '確認中', { now: new Date('2026-04-01T02:00:59.999Z') }))
    expect(memosOf(decidedOrder(leave(once, '確認中', { now: new Date('2026-04-01T02:01:00Z') })))).toHaveLength(2)
  })

  it('of another member, or with other words, is another', () => {
    const once = decidedOrder(leave(aSharedOrder(), '確認中'))
    expect(memosOf(decidedOrder(leave(once, '確認中', actOf(suzuki))))).toHaveLength(2)
    expect(memosOf(decidedOrder(leave(once, '確認済')))).toHaveLength(2)
  })
})

describe('a memo is refused', () => {
  it('once the order holds 100', () => {
    expect(memosOf(decidedOrder(leave(withMemos(99), '百番目')))).toHaveLength(100)
    expect(refusalOf(leave(withMemos(100), '百一番目'))).toEqual({ kind: 'too-many' })
  })

  it('once the order holds 200 acts of people', () => {
    expect(refusalOf(leave(aSharedOrder({}, { events: claimEvents(200) }), 'メモ'))).toEqual({ kind: 'too-many' })
  })

  it('once the order is large, however few they are', () => {
    expect(refusalOf(leave(withMemos(20, '漢'.repeat(2000)), 'メモ'))).toEqual({ kind: 'too-many' })
  })
})
