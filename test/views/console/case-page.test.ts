import { describe, expect, it } from '@jest/globals'
import type { Order } from '../../../lambdas/core/order.ts'
import { type CasePage, renderCasePage } from '../../../lambdas/views/console/case-page.ts'
import { renderLiveParts } from '../../../lambdas/views/console/live-parts.ts'
import { variables } from '../../../statemachine/variables.ts'
import { someSettings } from '../../builders/settings.ts'
import { anAnsweredTask, anOffer, anOrder, aTask, hostile, japanese, now, withVariables } from '../an-order.ts'

const { lanes, kintone: names } = someSettings()
const secrets = { q_licenseKey: 'KEY-9F3A-22', q_password: 'pa55-word!' }
const from = { query: { sort: 'urgent', descending: false }, page: 1 } as const
const shown = (order: Order): CasePage => ({ order, now, lanes, names, from, recordUrl: '/k/1/show?record=7' })
const page = (order: Order, changes: Partial<CasePage> = {}) =>
  renderCasePage({ ...shown(order), ...changes }, japanese)
const sato = { id: 'sato', name: '佐藤 葵', email: 'sato@example.com' }

describe('the case page', () => {
  it('lists the 17 variables with secrets masked', () => {
    const html = page(anOrder(withVariables(secrets)))
    for (const [code, { label }] of Object.entries(variables)) {
      expect(html).toContain(`<code>${code}</code>`)
      expect(html).toContain(label)
    }
    for (const secret of Object.values(secrets)) expect(html).not.toContain(secret)
  })

  it('leads back to the list that it was opened from, after acts and in the other language, too', () => {
    const query = { q: 'a"b', lane: '構築担当', sort: 'urgent', descending: false } as const
    const html = page(anOrder({}, aTask('1-1')), { from: { query, page: 2 } })
    const fields = 'q=a%22b&amp;lane=%E6%A7%8B%E7%AF%89%E6%8B%85%E5%BD%93&amp;page=2'
    expect(html).toContain(`<nav><a href="/console?${fields}">`)
    expect(html).toContain(`href="?${fields}&amp;lang=en"`)
    const actions = [...html.matchAll(/ action="([^"]+)"/g)].map(([, action]) => action)
    expect(new Set(actions)).toEqual(new Set([`/console/orders/k1-7-1?${fields}`]))
  })

  it('says of a secret that was blanked that it was, and of one that never was nothing', () => {
    const blanked = { at: '2026-12-23T04:00:00Z', type: 'secrets-blanked', data: { q_licenseKey: 'blanked' } }
    const html = page(anOrder({ status: 'closed', events: [blanked] }))
    expect(html).toMatch(/<code>q_licenseKey<\/code><\/dt><dd><bdi>消去済<\/bdi>/)
    expect(html).toMatch(/<code>q_password<\/code><\/dt><dd><span class="none">—/)
    expect(html).not.toContain('••••')
  })

  it('lists the tasks with who was asked, who has it, who answered and when', () => {
    const gone = { id: 'ito', name: '伊藤 杏', email: 'ito@example.com' }
    const offers = [
      anOffer({ withdrawnAt: '2026-11-23T04:00:00Z' }),
      anOffer({ ref: 2, member: sato }),
      anOffer({ ref: 3, member: gone, withdrawnAt: '2026-11-23T04:00:00Z', hasLeft: true }),
    ]
    const held = aTask('1-2', 1, { offers, holder: { ref: 2, at: '2026-11-23T04:00:00Z' } })
    const html = page(anOrder({}, anAnsweredTask('1-1'), held))
    for (const text of [
      '<s><bdi>髙橋 凛</bdi></s> (担当解除)',
      '<s><bdi>伊藤 杏</bdi></s> (担当から外れました)',
      '2026年11月23日(月) 17:05',
      '回答待ち',
      '<bdi>完了</bdi>',
      '1 回目',
    ])
      expect(html).toContain(text)
    expect(html).not.toContain('task-token-never-shown')
  })

  const refused = {
    at: '2026-11-23T04:00:00Z',
    error: 'KintoneRecordRefused' as const,
    fields: [{ code: 'k_請求先住所', says: ['<b>必須</b>です。'] }],
  }
  it('names the fields that kintone refuses, with its words, and says that the order goes on by itself', () => {
    const html = page(anOrder({ status: 'failed', failure: { at: refused.at, error: refused.error, refused } }))
    for (const part of [
      'KintoneRecordRefused',
      'k_請求先住所: &lt;b&gt;必須&lt;/b&gt;です。',
      '5 分以内に自動で再開します',
    ])
      expect(html).toContain(part)
  })

  it('says of a cancel that kintone refuses what it waits for', () => {
    const at = refused.at
    const cancel = { at, by: 'ops', reason: '顧客の希望', dueAt: at, step: 'kintone' as const, refused }
    const html = page(anOrder({ status: 'cancelling', cancel }))
    for (const part of ['レコードを戻せません', 'k_請求先住所', '「1_未対応」']) expect(html).toContain(part)
  })

  it('tells who asked for another try, and why', () => {
    const at = refused.at
    const asked = (because: string) => ({
      at,
      type: 'retry-requested',
      data: { error: 'KintoneRecordRefused', because },
    })
    const events = [
      { at, type: 'order-failed', data: { error: 'KintoneRecordRefused', fields: 'k_a k_b' } },
      asked('record-changed'),
      asked('form-changed'),
    ]
    const html = page(anOrder({ events }))
    for (const part of [
      'エラー KintoneRecordRefused で止まりました(k_a、k_b)。',
      'レコードが変更されたため、システムが再開を指示しました(KintoneRecordRefused)。',
      'アプリのフォームが変更されたため、システムが再開を指示しました',
    ])
      expect(html).toContain(part)
  })

  it('masks a secret that a reason or a memo quotes', () => {
    const memo = { at: '2026-11-23T04:00:00Z', by: 'x', node: '1-2', round: 1, text: 'KEY-9F3A-22?' }
    const task = anAnsweredTask('1-2', 1, 'returned', 'KEY-9F3A-22 は無効')
    expect(page(anOrder(withVariables({ ...secrets, q_memo: [memo] }), task))).not.toContain('KEY-9F3A-22')
  })

  it('shows failure with what to do, conflict and cancellation', () => {
    const order = anOrder({
      status: 'failed',
      failure: { at: '2026-11-24T00:00:00Z', error: 'KintoneSetupError' },
      conflict: { at: '2026-11-24T00:00:00Z', what: 'changed' },
      cancel: { at: '2026-11-24T00:00:00Z', by: 'ops', reason: '解約', dueAt: '2026-11-24T00:00:00Z', step: 'stop' },
    })
    const html = page(order)
    for (const text of [
      'KintoneSetupError',
      'アプリか設定を直し',
      'プロセスIDまたはステータスが変更されました',
      '解約</bdi> (<bdi>運用担当</bdi>)',
    ])
      expect(html).toContain(text)
  })

  it('says what to set in a changed record, to what, and what it reads now', () => {
    const conflict = { at: '2026-11-24T00:00:00Z', what: 'changed', found: { pid: '', status: '保留' } } as const
    for (const html of [
      page(anOrder({ conflict })),
      page(anOrder({ status: 'failed', conflict, failure: { at: conflict.at, error: 'KintoneConflict' } })),
    ]) {
      const told = 'プロセスID(k_Qid)を「k1-7-1」に(いまは空)、ステータス(k_ステータス)を「3_対応中」に(いまは「保留」)'
      expect(html.split(told)).toHaveLength(2)
      expect(html).toContain('3_対応中</bdi> <span class="aside"><bdi>(kintone はいま「保留」)')
    }
  })

  it('asks nobody to mend the record of an order that has ended', () => {
    const conflict = { at: '2026-11-24T00:00:00Z', what: 'changed' } as const
    for (const status of ['cancelled', 'closed'] as const)
      expect(page(anOrder({ status, conflict }))).not.toContain('戻すか')
  })

  it('says of a cancelled order what became of its record', () => {
    const at = '2026-11-24T00:00:00Z'
    const record = { became: 'given-back', state: { pid: 'k1-7-1', status: '1_未対応' } } as const
    const html = page(
      anOrder({
        status: 'cancelled',
        cancel: { at, by: 'ops', reason: '解約', dueAt: at, step: 'finished', record },
        events: [{ at, type: 'order-cancelled' }],
      }),
    )
    expect(html).toContain('<p>kintone のステータスは「1_未対応」に戻しました。</p>')
    expect(html).toContain('案件を中止しました。kintone のステータスは「1_未対応」に戻しました。')
  })

  it('says before a cancel to which label the record goes', () => {
    expect(page(anOrder())).toContain('kintone のステータスを「1_未対応」に戻します')
  })

  it('says of an order that was withdrawn before x3 that there was nothing to do', () => {
    const events = [{ at: '2026-11-24T00:00:00Z', type: 'order-closed', node: 'x2′' }]
    expect(page(anOrder({ status: 'closed', events }))).toContain('完了(対応なし)')
  })

  it('links to the kintone record, and to the execution where there is one to look at', () => {
    const recordUrl = 'https://example.cybozu.com/k/1/show#record=7'
    const html = page(anOrder(), { recordUrl, executionUrl: 'https://aws.example/k1-7-1' })
    expect(html).toContain(`href="${recordUrl}"`)
    expect(html).toContain('href="https://aws.example/k1-7-1"')
    expect(page(anOrder())).not.toContain('AWS の実行')
  })

  it('tells which mails could not be sent, to whom and since when, without addresses', () => {
    const mail = { id: 'a', failures: 3, failingSince: '2026-11-23T15:00:00Z', dueAt: '2026-11-24T02:00:00Z' }
    const unsent: Order['unsent'] = [
      { ...mail, kind: 'task-offered', task: '1-1#1', ref: 1 },
      { ...mail, id: 'b', kind: 'order-failed', to: 'ops@example.com' },
    ]
    const html = page(anOrder({ unsent }, aTask('1-1')))
    for (const text of ['送信できていないメール', '作業の案内', '設定にある宛先', '2026年11月24日(火) 00:00', '3 回'])
      expect(html).toContain(text)
    expect(html).not.toContain('ops@example.com')
    expect(html).not.toContain('takahashi@example.com')
  })

  it('says nothing of mails that are only waiting to be sent', () => {
    const unsent: Order['unsent'] = [
      { id: 'a', kind: 'order-failed', to: 'o@example.com', failures: 0, dueAt: '2026-11-24T02:00:00Z' },
    ]
    expect(page(anOrder({ unsent }))).not.toContain('送信できていないメール')
  })

  it('escapes everything', () => {
    const events = [{ at: hostile, type: hostile, by: hostile, node: hostile, data: { [hostile]: hostile } }]
    const offers = [anOffer({ member: { id: hostile, name: hostile, email: hostile } })]
    const order = anOrder(
      { title: hostile, recordId: hostile, events, ...withVariables({ q_plan: hostile }) },
      aTask('1-1', 1, { offers }),
    )
    expect(page(order, { told: hostile })).not.toMatch(/<script>|alert\('x'\)/)
  })
})

describe('what operations can do', () => {
  const offers = [anOffer({ member: sato })]

  it('is to mail each open task again and to give it to another member of its lane', () => {
    const html = page(anOrder({}, aTask('1-1', 1, { offers })))
    expect(html).toMatch(/name="task" value="1-1#1">.*value="resend"/s)
    expect(html).toMatch(/name="from">\s*<option value="sato" selected>/)
    expect(html).toMatch(/name="to">\s*<option value="suzuki" selected>/)
  })

  it('offers as the one to take it from whoever has it', () => {
    const both = [...offers, anOffer({ ref: 2, member: { id: 'suzuki', name: '鈴木 蓮', email: 'z@example.com' } })]
    const html = page(anOrder({}, aTask('1-1', 1, { offers: both, holder: { ref: 2, at: '2026-11-23T04:00:00Z' } })))
    expect(html).toContain('<option value="suzuki" selected>')
    expect(html).toMatch(/name="to">\s*<option value="sato" selected>/)
  })

  it('says so where nobody else is in the lane', () => {
    const html = page(anOrder({}, aTask('1-2')))
    expect(html).not.toContain('value="reassign"')
    expect(html).toContain('ほかの担当者がいません')
  })

  it.each([
    ['running', false, true],
    ['failed', true, true],
    ['closing', false, false],
    ['closed', false, false],
    ['cancelled', false, false],
  ] as const)('on a %s order: retry %s, cancel %s', (status, retry, cancel) => {
    const html = page(anOrder({ status }, aTask('1-1', 1, { offers })))
    expect(html.includes('value="retry"')).toBe(retry)
    expect(html.includes('value="cancel"')).toBe(cancel)
  })
})

describe('what an act came to', () => {
  const event = (type: string, at = '2026-11-24T00:59:00Z') => anOrder({ events: [{ at, type, by: 'ops' }] })

  it('is told by its code, never by words of the address', () => {
    expect(page(event('link-resent'), { told: 'resent' })).toContain('メールを再送しました')
    expect(page(event('link-resent'), { told: 'あなたは負けました' })).not.toContain('負けました')
    expect(page(event('link-resent'), { told: 'constructor' })).not.toContain('class="told')
  })

  it('is not believed where the order knows of no such act, or of one long ago', () => {
    expect(page(event('task-opened'), { told: 'cancelled' })).not.toContain('class="told')
    expect(page(event('link-resent', '2026-11-24T00:49:00Z'), { told: 'resent' })).not.toContain('class="told')
  })

  it('is told where it was refused', () => {
    expect(page(event('task-opened'), { told: 'too-soon' })).toMatch(/class="told refused" role="status">1 分以内/)
  })
})

describe('the parts that update themselves', () => {
  const order = anOrder({}, aTask('1-1'), anAnsweredTask('2'))

  it('are in the page just as they come alone', () => {
    const html = page(order)
    const parts = renderLiveParts(shown(order), japanese)
    const names = [...parts.matchAll(/data-live="(\w+)"/g)].map(([, name]) => name)
    expect(names).toEqual(['state', 'acts', 'rest'])
    for (const part of parts.split(/(?=<div data-live)/)) expect(html).toContain(part.trim())
  })

  it('say in words where the order stands, to be read out when it changes', () => {
    expect(renderLiveParts(shown(order), japanese)).toContain('data-says="現在の位置: 1-1.ライセンスキー手配"')
  })

  it('say how it ended, and that no more is to come', () => {
    const ended = renderLiveParts(shown(anOrder({ status: 'closed', endedAt: '2026-11-24T00:00:00Z' })), japanese)
    expect(ended).toMatch(/data-says="この案件は「完了」になりました。" data-ended/)
    expect(renderLiveParts(shown(order), japanese)).not.toContain('data-ended')
  })

  it('need no script in the page itself', () => {
    expect(page(order).match(/<script[^>]*>[^<]*/g)).toEqual(['<script src="/live.js" defer>'])
  })
})
