import { describe, expect, it } from '@jest/globals'
import { type MailRequest, renderMail } from '../../lambdas/views/mails/render-mail.ts'
import { anAnsweredTask, anOrder, aTask, hostile, now, withVariables } from './an-order.ts'

const link = 'https://nouhin.example.com/t/abc.def'
const consoleUrl = 'https://nouhin.example.com/console/orders/k1-7-1'
const secrets = { q_licenseKey: 'KEY-9F3A-22', q_password: 'pa55-word!' }
const cancel = {
  at: '2026-11-24T00:00:00Z',
  by: 'ops',
  reason: '解約 KEY-9F3A-22',
  dueAt: '2026-11-24T00:00:00Z',
  step: 'stop',
} as const

const sentBack = anAnsweredTask('1-2', 1, 'returned', `KEY-9F3A-22 が無効\nhttps://evil.example`)
const correction = aTask('1-1′', 2)
const order = anOrder(
  {
    ...withVariables(secrets),
    cancel,
    failure: { at: '2026-11-24T00:00:00Z', error: 'KintoneConflict' },
    conflict: { at: '2026-11-24T00:00:00Z', what: 'deleted' },
  },
  sentBack,
  correction,
)
const offered = (changes: Partial<Extract<MailRequest, { kind: 'task-offered' }>> = {}) =>
  renderMail({ kind: 'task-offered', order, task: aTask('1-2'), link, now, ...changes })
const all = [
  offered(),
  offered({ task: correction }),
  renderMail({ kind: 'order-cancelled', order }),
  renderMail({ kind: 'order-failed', order, console: consoleUrl }),
  renderMail({ kind: 'record-changed', order, console: consoleUrl }),
]

describe('a mail', () => {
  it('holds no secret and no token, not even one that somebody quoted', () => {
    for (const mail of all) {
      for (const secret of [...Object.values(secrets), 'task-token-never-shown'])
        expect(JSON.stringify(mail)).not.toContain(secret)
    }
  })
  it('escapes what people typed', () => {
    const mail = offered({ order: anOrder({ title: hostile }), task: aTask('2') })
    expect(mail.html).not.toContain('<script')
  })
  it('cannot have lines put into it by a title', () => {
    const { text } = offered({ order: anOrder({ title: '納品\r\nhttps://evil.example' }) })
    expect(text).not.toMatch(/^https:\/\/evil/m)
  })
})

describe('the mail of a task', () => {
  it('has title, node, lane, round, deadline and the link in both forms', () => {
    const { text, html } = offered()
    for (const part of [
      '納品 山田商店',
      '1-2.環境構築',
      '構築担当',
      '2026年11月26日(木) 17:00',
      '残り 2日7時間',
      link,
    ]) {
      expect(text).toContain(part)
      expect(html).toContain(part)
    }
  })
  it('says the node and the title in its subject', () => {
    expect(offered().subject).toBe('[納品] 1-2.環境構築: 納品 山田商店')
  })
  it('of a correction quotes the reason line by line', () => {
    expect(offered({ task: correction }).text).toContain('> •••• が無効\n> https://evil.example')
  })
  it('of another task has no reason', () => {
    expect(offered().text).not.toContain('無効')
  })
})

describe('mails to operations', () => {
  const failed = (error: string) =>
    renderMail({
      kind: 'order-failed',
      order: { ...order, failure: { at: order.openedAt, error } },
      console: consoleUrl,
    })
  it.each([
    ['KintoneConflict', 'redrive'],
    ['KintoneRecordGone', 'Cancel the order.'],
    ['KintoneSetupError', 'lacks a field or a choice'],
    ['KintoneAccessError', 'API token'],
    ['States.Timeout', 'Find the cause'],
    ['constructor', 'Find the cause'],
  ])('say what to do about %s', (error, advice) => {
    const { text } = failed(error)
    for (const part of ['k1-7-1', error, advice, consoleUrl]) expect(text).toContain(part)
  })
  it('tell a deleted record from a changed one', () => {
    const changed = { ...order, conflict: { at: order.openedAt, what: 'changed' as const } }
    expect(renderMail({ kind: 'record-changed', order, console: consoleUrl }).text).toContain('was deleted')
    expect(renderMail({ kind: 'record-changed', order: changed, console: consoleUrl }).text).toContain(
      'A person changed',
    )
  })
  it('carry ids only', () => {
    for (const mail of all.slice(3)) expect(JSON.stringify(mail)).not.toMatch(/山田|yamada/)
  })
})

describe('the mail of a cancelled order', () => {
  it('says which and why', () => {
    const { text } = renderMail({ kind: 'order-cancelled', order })
    for (const part of ['納品 山田商店', 'k1-7-1', '解約 ••••']) expect(text).toContain(part)
  })
})
