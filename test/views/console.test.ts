import { describe, expect, it } from '@jest/globals'
import { type CaseList, renderCaseList as renderList } from '../../lambdas/views/console/case-list.ts'
import { type CasePage, renderCasePage as renderPage } from '../../lambdas/views/console/case-page.ts'
import { variables } from '../../statemachine/variables.ts'
import { anAnsweredTask, anOrder, aTask, english, hostile, japanese, now, withVariables } from './an-order.ts'

const secrets = { q_licenseKey: 'KEY-9F3A-22', q_password: 'pa55-word!' }

const renderCaseList = (list: CaseList) => renderList(list, japanese)
const renderCasePage = (page: CasePage) => renderPage(page, japanese)

describe('the case list', () => {
  const closed = anOrder({ pid: 'k1-3-2', status: 'closed', endedAt: '2026-11-22T00:00:00Z' })
  const html = renderCaseList({ open: [anOrder({}, aTask('1-1'))], ended: [closed], now })
  it('links every case to its page', () => {
    expect(html).toContain('<a href="/console/orders/k1-7-1">')
    expect(html).toContain('<a href="/console/orders/k1-3-2">')
  })
  it('says title, customer, status, position and deadline', () => {
    for (const text of [
      '納品 山田商店',
      '山田 太郎',
      '対応中',
      '1-1.ライセンスキー手配(ライセンス担当)',
      '残り 2日7時間',
      '完了',
    ]) {
      expect(html).toContain(text)
    }
  })
  it('tells an order that closed with nothing to do', () => {
    const idle = anOrder({ status: 'closed', decision: { handle: false, sendManual: false, why: 'status' } })
    expect(renderCaseList({ open: [], ended: [idle], now })).toContain('対応なし')
  })
  it('says so when there is none', () => {
    expect(renderCaseList({ open: [], ended: [], now }).match(/案件はありません/g)).toHaveLength(2)
  })
  it('escapes what came from kintone', () => {
    const order = anOrder({ title: hostile, ...withVariables({ q_customerName: hostile }) })
    expect(renderCaseList({ open: [order], ended: [], now })).not.toContain('<script')
  })
})

describe('the case page', () => {
  it('lists the 17 variables with secrets masked', () => {
    const html = renderCasePage({ order: anOrder(withVariables(secrets)), now })
    for (const [code, { label }] of Object.entries(variables)) {
      expect(html).toContain(`<code>${code}</code>`)
      expect(html).toContain(label)
    }
    for (const secret of Object.values(secrets)) expect(html).not.toContain(secret)
  })
  it('lists the tasks with status, who answered and when', () => {
    const html = renderCasePage({ order: anOrder({}, anAnsweredTask('1-1'), aTask('1-2')), now })
    for (const text of ['佐藤 葵', '2026年11月23日(月) 17:05', '回答待ち', '完了する']) expect(html).toContain(text)
    expect(html).not.toContain('task-token-never-shown')
  })
  it('masks a secret that a reason or a memo quotes', () => {
    const memo = { at: '2026-11-23T04:00:00Z', by: 'x', node: '1-2', round: 1, text: 'KEY-9F3A-22?' }
    const order = anOrder(
      withVariables({ ...secrets, q_memo: [memo] }),
      anAnsweredTask('1-2', 1, 'returned', 'KEY-9F3A-22 は無効'),
    )
    expect(renderCasePage({ order, now })).not.toContain('KEY-9F3A-22')
  })
  it('tells the history in words, and unknown events by their type', () => {
    const events = [
      { at: '2026-11-23T02:00:00Z', type: 'task-opened', node: '1-1', round: 1, by: 'sato' },
      { at: '2026-11-23T02:00:00Z', type: 'moon-landed', node: 'moon', data: { crew: '3' } },
      { at: '2026-11-23T02:00:00Z', type: 'constructor' },
    ]
    const html = renderCasePage({ order: anOrder({ events }), now })
    for (const text of ['作業を開始', '1-1.ライセンスキー手配', 'sato', 'moon-landed', 'moon', 'crew=3', 'constructor'])
      expect(html).toContain(text)
  })
  it('shows failure, conflict and cancellation', () => {
    const order = anOrder({
      status: 'failed',
      failure: { at: '2026-11-24T00:00:00Z', error: 'KintoneSetupError' },
      conflict: { at: '2026-11-24T00:00:00Z', what: 'changed' },
      cancel: { at: '2026-11-24T00:00:00Z', by: 'ops', reason: '解約', dueAt: '2026-11-24T00:00:00Z', step: 'stop' },
    })
    const html = renderCasePage({ order, now })
    for (const text of ['KintoneSetupError', 'プロセスIDまたはステータスが変更されました', '解約'])
      expect(html).toContain(text)
  })
  it('has the flow with the live position', () => {
    expect(renderCasePage({ order: anOrder({}, aTask('1-1'), anAnsweredTask('2')), now })).toContain(
      'data-node="1-1" data-state="current" aria-current="step"',
    )
  })
  it('escapes everything', () => {
    const events = [{ at: hostile, type: hostile, by: hostile, node: hostile, data: { [hostile]: hostile } }]
    const order = anOrder({ title: hostile, recordId: hostile, events, ...withVariables({ q_plan: hostile }) })
    expect(renderCasePage({ order, now })).not.toMatch(/<script|alert\('x'\)/)
  })
})

describe('the console in English', () => {
  it('says everything in English but what people typed', () => {
    const order = anOrder({ title: 'Order 7', ...withVariables({ q_customerName: 'Ann' }) }, anAnsweredTask('1-1'))
    const pages = [renderList({ open: [order], ended: [], now }, english), renderPage({ order, now }, english)]
    for (const html of pages) {
      expect(html).toContain('<html lang="en">')
      expect(withoutNames(html)).not.toMatch(/[ぁ-んァ-ヶ一-龠]/)
    }
  })
  const withoutNames = (html: string) =>
    html.replace(/<a class="language".*?<\/a>|佐藤 葵|髙橋 凛|[1-4]_\S+|希望する|スタンダード|様/g, '')
})
