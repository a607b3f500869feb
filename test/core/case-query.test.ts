import { describe, expect, it } from '@jest/globals'
import { type CaseQuery, matches, sortCases } from '../../lambdas/core/case-query.ts'
import type { Order } from '../../lambdas/core/order.ts'
import { anOrder } from '../builders/order.ts'
import { aReturn } from '../builders/returned-mail.ts'
import { aTask, byKey } from '../builders/task.ts'

const now = new Date('2026-04-10T00:00:00.000Z')
const query = (changes: Partial<CaseQuery> = {}): CaseQuery => ({ sort: 'urgent', descending: false, ...changes })
const named = (q_customerName: string, q_id = 'C-100') => anOrder({ variables: { q_customerName, q_id, q_memo: [] } })
const due = (recordId: string, q_taskLimitDatetime: string | undefined, changes: Partial<Order> = {}) =>
  anOrder({ recordId, variables: { q_taskLimitDatetime, q_memo: [] }, ...changes })

describe('a search', () => {
  it.each([
    ['a part of the name', '山田 太郎', '太郎'],
    ['the name without its blank', '山田 太郎', '山田太郎'],
    ['another width of blank', '山田　太郎', '山田 太'],
    ['the common variant of a character', '髙橋 﨑子', '高橋 崎'],
    ['the other kana', 'ヤマダ商店', 'やまだ'],
    ['half-width kana', 'ヤマダ商店', 'ﾔﾏﾀﾞ'],
    ['another case', 'Example K.K.', 'example k.k'],
    ['the short form of a company', '株式会社納品', '㈱納品'],
    ['the long form of a company', '㈱納品', '株式会社'],
    ['a character without its selector', '葛\u{e0100}城 太郎', '葛城'],
    ['a character with a selector', '葛城 太郎', '葛\u{e0100}城'],
    ['what came along unseen', '山田 太郎', '山\u200b田\ufeff'],
  ])('finds a customer by %s', (_, name, q) => {
    expect(matches(named(name), query({ q }), now)).toBe(true)
  })

  it.each(['C-100', 'c-10', '2', 'k1-2-1', 'K1-2', 'Ｃ－１００', '２', 'Ｋ１－２－１', 'k1ー2ー1', '\u200bk1-2-1'])(
    'finds %s by customer ID, record ID or pid',
    (q) => {
      expect(matches(named('山田 太郎'), query({ q }), now)).toBe(true)
    },
  )

  it.each(['鈴木', '7', '1-2-1', 'C-2'])('does not find %s', (q) => {
    expect(matches(named('山田 太郎'), query({ q }), now)).toBe(false)
  })
})

describe('a filter', () => {
  it.each([
    ['open', 'failed', true],
    ['open', 'cancelled', false],
    ['ended', 'closed', true],
    ['ended', 'cancelling', false],
    ['failed', 'failed', true],
    ['failed', 'running', false],
  ] as const)('of %s takes a %s order: %s', (status, actual, expected) => {
    expect(matches(anOrder({ status: actual }), query({ status }), now)).toBe(expected)
  })

  it('of a lane takes orders whose task is open there', () => {
    const at = (status: 'open' | 'delivered') => anOrder({ tasks: byKey(aTask({ node: '1-2', status })) })
    expect(matches(at('open'), query({ lane: '構築担当' }), now)).toBe(true)
    expect(matches(at('delivered'), query({ lane: '構築担当' }), now)).toBe(false)
    expect(matches(at('open'), query({ lane: '送付担当' }), now)).toBe(false)
  })

  it('of overdue ones leaves out what has ended, what has time left, and what has no deadline', () => {
    const overdue = query({ overdue: true })
    expect(matches(due('1', '2026-04-09T23:59:59.000Z'), overdue, now)).toBe(true)
    expect(matches(due('1', '2026-04-10T00:00:00.000Z'), overdue, now)).toBe(false)
    expect(matches(due('1', '2026-04-01T00:00:00.000Z', { status: 'closed' }), overdue, now)).toBe(false)
    expect(matches(due('1', undefined), overdue, now)).toBe(false)
  })

  it('of those whose people cannot be reached takes orders with a task that no mail has reached anybody for', () => {
    const unreachable = query({ unreachable: true })
    const order = anOrder({ tasks: byKey(aTask()) })
    expect(matches(order, unreachable, now)).toBe(false)
    expect(matches({ ...order, events: [aReturn('sato', 1)] }, unreachable, now)).toBe(true)
  })
})

describe('the order of a list', () => {
  const ids = (orders: Order[]) => orders.map(({ recordId }) => recordId).join(' ')

  it('by urgency: failed ones, open ones by deadline, ended ones by their end, the latest first', () => {
    const orders = [
      due('old-end', '2026-04-01T00:00:00.000Z', { status: 'closed', endedAt: '2026-04-02T00:00:00.000Z' }),
      due('new-end', '2026-04-05T00:00:00.000Z', { status: 'cancelled', endedAt: '2026-04-03T00:00:00.000Z' }),
      due('none', undefined),
      due('late', '2026-04-20T00:00:00.000Z'),
      due('soon', '2026-04-11T00:00:00.000Z'),
      due('failed', '2026-05-01T00:00:00.000Z', { status: 'failed' }),
    ]
    expect(ids(sortCases(orders, query()))).toBe('failed soon late none new-end old-end')
  })

  it('by deadline, either way, and those without one last', () => {
    const orders = [due('b', '2026-04-02T00:00:00.000Z'), due('none', undefined), due('a', '2026-04-01T00:00:00.000Z')]
    expect(ids(sortCases(orders, query({ sort: 'deadline' })))).toBe('a b none')
    expect(ids(sortCases(orders, query({ sort: 'deadline', descending: true })))).toBe('b a none')
  })

  it('by opening where all else is equal, the newest first', () => {
    const at = (recordId: string, openedAt: string) => anOrder({ recordId, openedAt })
    const orders = [at('old', '2026-04-01T00:00:00.000Z'), at('new', '2026-04-02T00:00:00.000Z')]
    expect(ids(sortCases(orders, query({ sort: 'status' })))).toBe('new old')
    expect(ids(sortCases(orders, query({ sort: 'opened' })))).toBe('old new')
  })

  it('by name, as a Japanese reader expects numbers to be sorted', () => {
    const orders = ['支店10', '支店9'].map((name) =>
      anOrder({ recordId: name, variables: { q_customerName: name, q_memo: [] } }),
    )
    expect(ids(sortCases(orders, query({ sort: 'customer' })))).toBe('支店9 支店10')
  })
})
