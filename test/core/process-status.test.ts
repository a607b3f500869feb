import { describe, expect, it } from '@jest/globals'
import type { Order } from '../../lambdas/core/order.ts'
import { closedUnhandled, recordDiffers, withProcessStatus } from '../../lambdas/core/process-status.ts'
import { anOrder } from '../builders/order.ts'
import { aDecidedOrder, anEnteredOrder } from '../builders/running-order.ts'
import { someSettings } from '../builders/settings.ts'

const at = '2026-04-01T00:00:00.000Z'
const labels = someSettings({
  kintone: { status: { triggers: ['要'], inProgress: '中', done: '済', cancelled: '未' } },
}).kintone.status
const variables = { q_status: '中', q_memo: [] }
const cancel = { at, by: 'ops', reason: '', dueAt: at, step: 'finished' as const }
const cancelled = (changes: Partial<Order> = {}) =>
  anEnteredOrder({ status: 'cancelled', variables, cancel, ...changes })
const status = (order: Order) => withProcessStatus(order, labels).variables.q_status

describe('処理ステータス', () => {
  it.each(['starting', 'running', 'closing', 'closed', 'cancelling', 'failed'] as const)(
    'of an order that is %s is what its last step has set',
    (standing) => {
      expect(status(anEnteredOrder({ status: standing, variables }))).toBe('中')
    },
  )

  it('of a cancelled order is what its record was left with', () => {
    const left = (record: NonNullable<Order['cancel']>['record'], q_status?: string) =>
      status(cancelled({ cancel: { ...cancel, record }, variables: { ...variables, q_status } }))
    expect(left({ became: 'given-back', state: { pid: 'k1-2-1', status: '未' } }, '未')).toBe('未')
    expect(left({ became: 'kept', state: { pid: '', status: '保留' } }, '保留')).toBe('保留')
    expect(left({ became: 'gone' })).toBeUndefined()
  })

  it('of one that was cancelled before that was kept is the label that a cancel writes', () => {
    expect(status(cancelled())).toBe('未')
    expect(status(cancelled({ variables: { q_status: '済', q_memo: [] } }))).toBe('未')
  })

  it.each(['changed', 'deleted'] as const)('of such a one whose record was known to be %s is none', (what) => {
    expect(status(cancelled({ conflict: { at, what } }))).toBeUndefined()
  })

  it('of one that closed with nothing to do is none, also where x2 had set it', () => {
    const events = [{ at, type: 'order-closed', node: 'x2′' }]
    expect(status(aDecidedOrder({ status: 'closed', variables, events }))).toBeUndefined()
    const decision = { handle: false, sendManual: false, why: 'not-triggered' }
    expect(status(anOrder({ status: 'closed', variables, decision }))).toBeUndefined()
  })
})

describe('an order with nothing to do', () => {
  it('is one that x2′ has closed, whatever x1 had decided', () => {
    const by = (node: string) =>
      closedUnhandled(anEnteredOrder({ status: 'closed', events: [{ at, type: 'order-closed', node }] }))
    expect([by('x2′'), by('x5')]).toEqual([true, false])
  })
})

describe('what the record reads', () => {
  const record = { revision: '4', pid: 'k1-2-1', status: '中' }

  it('is said where it is not what a step has set', () => {
    expect(recordDiffers(anEnteredOrder({ record, variables }))).toBeUndefined()
    expect(recordDiffers(anEnteredOrder({ record, variables: { q_status: '済', q_memo: [] } }))).toBe('中')
    expect(recordDiffers(aDecidedOrder({ record: { ...record, status: '要' }, variables }))).toBe('要')
  })

  it('is what a person has made of it', () => {
    const conflict = { at, what: 'changed', found: { pid: '', status: '保留' } } as const
    expect(recordDiffers(anEnteredOrder({ record, variables, conflict }))).toBe('保留')
  })

  it.each([
    ['before any status is set', aDecidedOrder({ record })],
    ['of a record that was deleted', anEnteredOrder({ variables, conflict: { at, what: 'deleted' } })],
    [
      'of an order that has ended',
      anEnteredOrder({ status: 'closed', record, variables: { q_status: '済', q_memo: [] } }),
    ],
  ])('is not said %s', (_, order) => {
    expect(recordDiffers(order)).toBeUndefined()
  })
})
