import { describe, expect, it } from '@jest/globals'
import { type Notice, renderNotice as render } from '../../lambdas/views/notice-page.ts'
import { anAnsweredTask, aTask, english, hostile, japanese } from './an-order.ts'

const renderNotice = (notice: Notice) => render(notice, japanese)
const title = '納品 山田商店'
const expiresAt = '2026-11-20T00:00:00Z'
const notices: Notice[] = [
  { kind: 'forged' },
  { kind: 'not-found' },
  { kind: 'unavailable' },
  { kind: 'not-understood' },
  { kind: 'other-site' },
  { kind: 'too-large' },
  { kind: 'no-form' },
  { kind: 'link-sent' },
  { kind: 'expired', node: '1-2', expiresAt, renew: '/t/a.b' },
  { kind: 'revoked', node: '1-2', renew: '/t/a.b' },
  { kind: 'reassigned', node: '1-2', to: 'Bob' },
  { kind: 'too-many', path: '/t/a.b' },
  { kind: 'answered', title, task: anAnsweredTask('1-1') },
  { kind: 'completed', title, task: anAnsweredTask('1-1') },
  { kind: 'superseded', title, task: aTask('1-1', 1, { status: 'superseded' }) },
  { kind: 'order-cancelled', title, endedAt: expiresAt },
  { kind: 'order-closed', title, endedAt: expiresAt },
]

describe('a notice', () => {
  it.each(notices)('of $kind has one heading in the reader’s language, and no script', (notice) => {
    for (const [say, language, letters] of [
      [japanese, 'ja', /[ぁ-ん]/],
      [english, 'en', /^[ -~]+$/],
    ] as const) {
      const html = render(notice, say)
      expect(html).toContain(`<html lang="${language}">`)
      expect([...html.matchAll(/<h1>([^<]+)<\/h1>/g)].map(([, heading]) => heading)).toEqual([
        expect.stringMatching(letters),
      ])
      expect(html).not.toContain('<script')
    }
  })
  it('says different things for different truths', () => {
    const headings = notices.map((notice) => renderNotice(notice).match(/<h1>.*<\/h1>/)?.[0])
    expect(new Set(headings).size).toBe(notices.length)
  })
  it.each(['answered', 'completed'] as const)('of %s tells who, when, what and what comes next', (kind) => {
    const html = renderNotice({ kind, title, task: anAnsweredTask('1-1') })
    for (const text of ['佐藤 葵', '2026年11月23日(月) 17:05', '<bdi>完了</bdi>', '次は「1-2.環境構築」(構築担当)']) {
      expect(html).toContain(text)
    }
  })
  it('of completed shows what was stored, as it is printed, but no secret', () => {
    const variables = {
      q_sendZipcode: '100-0001',
      q_sendAddress: '東京都 <千代田区>',
      q_sendName: '餃子の王様',
      q_trackingNo: '123456789013',
      q_memo: [],
    }
    const html = renderNotice({ kind: 'completed', title, task: anAnsweredTask('2'), variables })
    for (const text of [
      '保存した内容',
      '100-0001',
      '東京都 &lt;千代田区&gt;',
      '餃子の王様',
      '「餃子の王様 様」',
      '123456789013',
    ])
      expect(html).toContain(text)
    const built = { q_accessUrl: 'https://example.com/', q_password: 'pa55-word!', q_memo: [] }
    const ofBuild = renderNotice({ kind: 'completed', title, task: anAnsweredTask('1-2'), variables: built })
    expect(ofBuild).toContain('https://example.com/')
    expect(ofBuild).not.toContain('pa55-word!')
  })
  it('after a return shows no values, for it has stored none', () => {
    const variables = { q_accessUrl: 'https://example.com/', q_memo: [] }
    const html = renderNotice({ kind: 'completed', task: anAnsweredTask('1-2', 1, 'returned', 'x'), variables })
    expect(html).not.toMatch(/保存した内容|example\.com/)
  })
  it('after a return leads to the correction', () => {
    const html = renderNotice({ kind: 'completed', task: anAnsweredTask('1-2', 1, 'returned', 'x') })
    expect(html).toContain('<bdi>指摘</bdi>')
    expect(html).toContain('1-1′.ライセンスキー修正')
  })
  it('after the last task of a branch says that it ends there', () => {
    expect(renderNotice({ kind: 'completed', task: anAnsweredTask('2') })).toContain('この流れの最後の作業です')
  })
  it.each(['expired', 'revoked'] as const)('of %s offers a fresh link by a button, not by a link', (kind) => {
    const html = renderNotice({ kind, node: '1-2', expiresAt, renew: '/t/a.b' })
    expect(html).toContain('<form method="post" action="/t/a.b">')
    expect(html).not.toContain('<a href="/t/')
  })
  it('of a task that went to somebody else says to whom, and offers no fresh link', () => {
    const html = renderNotice({ kind: 'reassigned', node: '1-2', to: '鈴木 蓮' })
    expect(html).toContain('鈴木 蓮')
    expect(html).not.toContain('<form')
  })
  it('of a full order leads back to the task', () => {
    expect(renderNotice({ kind: 'too-many', path: '/t/a.b' })).toContain('<a href="/t/a.b">')
  })
  it('of a forged link says nothing of any order', () => {
    expect(renderNotice({ kind: 'forged' })).not.toMatch(/<dl|k\d+-\d+-\d+|<form/)
  })
  it('escapes titles and names', () => {
    const task = anAnsweredTask('1-1')
    if (task.answer) task.answer.by.name = hostile
    expect(renderNotice({ kind: 'answered', title: hostile, task })).not.toContain('<script')
  })
})
