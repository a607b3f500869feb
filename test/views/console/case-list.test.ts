import { describe, expect, it } from '@jest/globals'
import type { CaseQuery } from '../../../lambdas/core/case-query.ts'
import type { Order } from '../../../lambdas/core/order.ts'
import { type CaseList, renderCaseList } from '../../../lambdas/views/console/case-list.ts'
import { aReturn } from '../../builders/returned-mail.ts'
import { someSettings } from '../../builders/settings.ts'
import { anAnsweredTask, anOffer, anOrder, aTask, english, hostile, japanese, now, withVariables } from '../an-order.ts'

const { kintone: names } = someSettings()
const query: CaseQuery = { sort: 'urgent', descending: false }
const list = (cases: Order[], changes: Partial<CaseList> = {}, say = japanese) =>
  renderCaseList(
    {
      orders: cases,
      cases,
      more: { open: false, ended: false },
      unreadable: 0,
      query,
      page: 1,
      now,
      names,
      ...changes,
    },
    say,
  )
const failed = (pid: string, error: string) =>
  anOrder({ pid, status: 'failed', failure: { at: '2026-11-24T00:00:00Z', error } })
const past = { q_taskLimitDatetime: '2026-11-23T08:00:00Z', q_customerName: '山田 太郎' }

describe('the case list', () => {
  it('says of an open case that its record was changed, and of one that has ended no more', () => {
    const conflict = { at: '2026-11-24T00:00:00Z', what: 'changed' } as const
    const changed = 'プロセスIDまたはステータスが変更されました'
    expect(list([anOrder({ conflict })])).toContain(changed)
    expect(list([anOrder({ conflict, status: 'cancelled', endedAt: conflict.at })])).not.toContain(changed)
  })

  it('links every case to its page', () => {
    const html = list([anOrder({}, aTask('1-1')), anOrder({ pid: 'k1-3-2', status: 'closed' })])
    expect(html).toContain('href="/console/orders/k1-7-1"')
    expect(html).toContain('href="/console/orders/k1-3-2"')
  })

  it('has the links to cases carry what was searched for and the page, for the way back', () => {
    const cases = Array.from({ length: 60 }, (_, n) => anOrder({ pid: `k1-${n + 1}-1` }))
    const html = list(cases, { page: 9, query: { ...query, q: '山田', status: 'open' } })
    expect(html).toContain('href="/console/orders/k1-51-1?q=%E5%B1%B1%E7%94%B0&amp;status=open&amp;page=2"')
  })

  it('says title, ids, status, position, deadline and time left', () => {
    const html = list([anOrder({}, aTask('1-1'))])
    for (const text of ['納品 山田商店', 'C-100', 'レコード 7', '対応中', '1-1.ライセンスキー手配', '残り 2日7時間'])
      expect(html).toContain(text)
  })

  it('says who has each open task, or that nobody has', () => {
    const offers = [anOffer(), anOffer({ ref: 2, member: { id: 'sato', name: '佐藤 葵', email: 's@example.com' } })]
    const held = aTask('2', 1, { offers, holder: { ref: 2, at: '2026-11-23T04:00:00Z' } })
    const html = list([anOrder({}, aTask('1-1', 1, { offers }), held)])
    expect(html).toContain('佐藤 葵 さんが担当中')
    expect(html).toContain('未着手(2 名に案内済)')
    const firstTo = { member: 'sato', until: '2026-11-24T04:30:00Z' }
    const returned = aTask('1-1′', 2, { offers: offers.slice(1), firstTo })
    expect(list([anOrder({}, returned)])).toContain('まず 佐藤 葵 さんに案内中(2026年11月24日(火) 13:30 まで)')
  })

  it('lights what is overdue and what has stopped, not what has ended', () => {
    expect(list([anOrder(withVariables(past))])).toContain('class="is-overdue"')
    expect(list([failed('k1-1-1', 'A')])).toContain('class="is-failed"')
    expect(
      list([anOrder({ status: 'closed', endedAt: '2026-11-24T00:00:00Z', ...withVariables(past) })]),
    ).not.toContain('is-overdue')
  })

  it('tells a task that no mail reaches anybody for, with a way to all such orders', () => {
    const task = aTask('1-1', 1, { offers: [anOffer()] })
    const { id } = anOffer().member
    const html = list([anOrder({ events: [aReturn(id, 1)] }, task)])
    expect(html).toContain('メールが誰にも届いていません')
    expect(html).toContain('届かなかったメールあり')
    expect(html).toContain('href="/console?unreachable=1"')
    const fine = list([anOrder({}, task)])
    for (const text of ['メールが誰にも届いていません', '届かなかったメールあり', 'href="/console?unreachable=1"'])
      expect(fine).not.toContain(text)
  })

  it('tells an order that closed with nothing to do', () => {
    const idle = anOrder({ status: 'closed', decision: { handle: false, sendManual: false, why: 'status' } })
    expect(list([idle])).toContain('完了(対応なし)')
  })

  it.each([
    ['there are none at all', [], '案件はまだありません'],
    ['none fits', [anOrder()], '条件に合う案件はありません'],
  ])('says so when %s', (_, orders, text) => {
    expect(list([], { orders })).toContain(text)
  })

  it('says what was not read, and only then', () => {
    expect(list([anOrder()], { more: { open: false, ended: true } })).toContain('これより古い案件は')
    expect(list([anOrder()])).not.toContain('これより古い案件は')
  })

  it('shows fifty at a time, with links that keep the query', () => {
    const cases = Array.from({ length: 120 }, (_, n) => anOrder({ pid: `k1-${n + 1}-1` }))
    const html = list(cases, { page: 2, query: { ...query, q: '山田', sort: 'opened' } })
    expect(html).toContain('120 件中 51〜100 件')
    expect(html).toContain('/console/orders/k1-51-1?')
    expect(html).not.toContain('/console/orders/k1-50-1?')
    expect(html).toContain('href="/console?q=%E5%B1%B1%E7%94%B0&amp;sort=opened&amp;page=1"')
    expect(html).toContain('href="/console?q=%E5%B1%B1%E7%94%B0&amp;sort=opened&amp;page=3"')
  })

  it('shows the last page when there are fewer pages than asked for', () => {
    expect(list([anOrder()], { page: 9 })).toContain('1 件中 1〜1 件')
  })

  it('tells screen readers how it is sorted, and turns round on the second press', () => {
    const html = list([anOrder()], { query: { sort: 'deadline', descending: false } })
    expect(html).toMatch(/aria-sort="ascending"><a href="\/console\?sort=deadline&amp;dir=desc"/)
    expect(html.match(/aria-sort/g)).toHaveLength(1)
    expect(list([anOrder()], { query: { sort: 'deadline', descending: true } })).toMatch(
      /aria-sort="descending"><a href="\/console\?sort=deadline"/,
    )
  })

  it('keeps what was searched for in the form, the CSV link and the language switch', () => {
    const html = list([anOrder()], { query: { ...query, q: 'a"b', status: 'failed', lane: '構築担当', overdue: true } })
    expect(html).toContain('value="a&quot;b"')
    expect(html).toContain('<option value="failed" selected>')
    expect(html).toContain('<option value="構築担当" selected>')
    expect(html).toContain('name="overdue" value="1" checked')
    expect(html).toMatch(/href="\/console\/cases\.csv\?q=a%22b&amp;status=failed&amp;lane=[^"]+&amp;overdue=1"/)
    expect(html).toMatch(/href="\?q=a%22b&amp;status=failed[^"]*lang=en"/)
  })

  it('counts what its tabs hold among all that was read, whatever is searched for', () => {
    const orders = [failed('k1-1-1', 'A'), anOrder(withVariables(past)), anOrder({ pid: 'k1-2-1', status: 'closed' })]
    const counts = [...list([], { orders }).matchAll(/class="count">(\d+)</g)].map(([, count]) => Number(count))
    expect(counts).toEqual([3, 2, 1, 1, 1])
  })

  it('escapes what came from kintone', () => {
    const order = anOrder({ title: hostile, ...withVariables({ q_id: hostile }) })
    expect(list([order])).not.toMatch(/<script|alert\('x'\)/)
  })

  it('masks a secret that a title quotes', () => {
    expect(list([anOrder({ title: 'KEY-9F3A-22', ...withVariables({ q_licenseKey: 'KEY-9F3A-22' }) })])).not.toContain(
      'KEY-9F3A-22',
    )
  })

  it('is in English for those who chose it', () => {
    const html = list([anOrder({}, aTask('1-1'))], {}, english)
    for (const text of ['Cases', 'In progress', 'Arrange the licence key', 'Nobody yet (1 asked)', '1–1 of 1'])
      expect(html).toContain(text)
    expect(html).not.toContain('対応中')
  })
})

describe('what has stopped', () => {
  it('stands above the list by error, with what to do and one button for all of it', () => {
    const html = list([
      failed('k1-1-1', 'KintoneAccessError'),
      failed('k1-2-1', 'KintoneAccessError'),
      failed('k1-3-1', 'Odd'),
    ])
    expect(html.indexOf('停止している案件')).toBeLessThan(html.indexOf('class="cases"'))
    expect(html).toContain('このエラーの 2 件をすべて再開する')
    expect(html).toContain('このエラーの 1 件を再開する')
    expect(html).toContain('kintone が API トークンを拒否しました')
    expect(html).toContain('<form method="post" action="/console/retry"><input type="hidden" name="error" value="Odd">')
  })

  it('is not there when nothing has', () => {
    expect(list([anOrder()])).not.toContain('/console/retry')
  })

  it('says how many went, how many did not, and that there are more', () => {
    const html = list([anOrder()], { retried: { retried: 3, refused: 1, more: true } })
    expect(html).toMatch(/role="status">3 件を再開しました。1 件は再開できませんでした。.*もう一度押してください。/)
  })
})

describe('the figures by lane', () => {
  const answered = anOrder({}, anAnsweredTask('1-1'), anAnsweredTask('1-2', 1, 'returned'))
  it('say each number in words beside its bar', () => {
    const html = list([answered])
    for (const text of ['5時間5分', '1 件の中央値', '100%', '1 件中 1 件', 'この作業を確認する後続作業はありません'])
      expect(html).toContain(text)
  })
  it('draw bars without style attributes, hidden from screen readers', () => {
    const html = list([answered])
    expect(html).toMatch(/<svg class="bar"[^>]* aria-hidden="true"/)
    expect(html).not.toMatch(/ style="/)
  })
})
