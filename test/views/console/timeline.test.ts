import { describe, expect, it } from '@jest/globals'
import type { Order, OrderEvent } from '../../../lambdas/core/order.ts'
import { eventSentence } from '../../../lambdas/views/console/event-sentence.ts'
import { timeline } from '../../../lambdas/views/console/timeline.ts'
import { anOffer, anOrder, aTask, english, japanese } from '../an-order.ts'

const at = '2026-11-23T02:00:00Z'
const offers = [anOffer(), anOffer({ ref: 2, member: { id: 'sato', name: '佐藤 葵', email: 's@example.com' } })]
const order = (event: Partial<OrderEvent>): Order =>
  anOrder({ events: [{ at, type: '', ...event }] }, aTask('1-1', 1, { offers }))
const said = (event: Partial<OrderEvent>) => eventSentence(order(event), { at, type: '', ...event })

describe('the history', () => {
  it.each([
    [
      { type: 'task-answered', by: 'sato', node: '1-1', round: 1, data: { outcome: 'done' } },
      '佐藤 葵 さんが「1-1.ライセンスキー手配」を完了しました。',
    ],
    [
      { type: 'task-answered', by: 'sato', node: '1-2', round: 2, data: { outcome: 'returned' } },
      '佐藤 葵 さんが「1-2.環境構築(2 回目)」で指摘しました。',
    ],
    [
      { type: 'task-claimed', by: 'sato', node: '1-1', round: 1 },
      '佐藤 葵 さんが「1-1.ライセンスキー手配」を引き受けました。',
    ],
    [
      { type: 'task-handed-over', by: 'sato', node: '1-1', round: 1, data: { to: 'takahashi' } },
      '佐藤 葵 さんが「1-1.ライセンスキー手配」を髙橋 凛 さんに引き継ぎました。',
    ],
    [
      { type: 'task-taken-over', by: 'sato', node: '1-1', round: 1, data: { from: 'takahashi' } },
      '佐藤 葵 さんが「1-1.ライセンスキー手配」を髙橋 凛 さんから引き取りました。',
    ],
    [
      { type: 'task-reassigned', by: 'ops', node: '1-1', round: 1, data: { from: 'takahashi', to: 'sato' } },
      '運用担当が「1-1.ライセンスキー手配」の担当を髙橋 凛 さんから佐藤 葵 さんに変更しました。',
    ],
    [
      { type: 'member-joined', node: '1-1', round: 1, data: { member: 'sato' } },
      '佐藤 葵 さんに「1-1.ライセンスキー手配」を案内しました(担当者の変更)。',
    ],
    [
      { type: 'member-left', node: '1-1', round: 1, data: { member: 'sato', held: 'yes' } },
      '佐藤 葵 さんが「1-1.ライセンスキー手配」の担当から外れました(担当者の変更)。引き受けは解除されました。',
    ],
    [
      { type: 'member-changed', node: '1-1', round: 1, data: { member: 'sato', changed: 'email' } },
      '「1-1.ライセンスキー手配」の佐藤 葵 さんのメールアドレスの変更を反映しました。',
    ],
    [
      { type: 'member-changed', node: '1-1', round: 1, data: { member: 'sato', changed: 'person' } },
      '「1-1.ライセンスキー手配」の担当者 sato は別の方になり、前の方のリンクは使えなくなりました。',
    ],
    [
      { type: 'offer-widened', node: '1-1′', round: 2 },
      '「1-1′.ライセンスキー修正(2 回目)」をほかの担当者にも案内しました。',
    ],
    [
      { type: 'secret-revealed', by: 'sato', node: '1-2', round: 1, data: { variable: 'q_licenseKey' } },
      '佐藤 葵 さんがライセンスキーを表示しました。',
    ],
    [
      { type: 'secrets-blanked', data: { q_licenseKey: 'blanked', q_password: 'blanked' } },
      'ライセンスキーと初期パスワードを消去しました。',
    ],
    [
      { type: 'mail-sent', data: { mail: 'task-offered:1-1#1:2' } },
      '佐藤 葵 さんに「作業の案内」のメールを送りました。',
    ],
    [
      { type: 'mail-sent', data: { mail: 'task-overdue:1-1#1:1' } },
      '髙橋 凛 さんに「期限超過のお知らせ」のメールを送りました。',
    ],
    [
      { type: 'mail-sent', data: { mail: 'task-escalation:1-1#1:1' } },
      '設定にある宛先に「期限超過の報告」のメールを送りました。',
    ],
    [
      { type: 'mail-sent', data: { mail: `order-failed:${at}:1` } },
      '設定にある宛先に「停止の報告」のメールを送りました。',
    ],
    [
      { type: 'mail-bounced', data: { mail: 'task-offered:1-1#1:2', member: 'sato', what: 'bounce' } },
      '佐藤 葵 さんへの「作業の案内」のメールが届きませんでした。',
    ],
    [
      { type: 'mail-bounced', data: { mail: 'task-offered:1-1#1:2', member: 'sato', what: 'complaint' } },
      '佐藤 葵 さんへの「作業の案内」のメールが迷惑メールとして報告されました。',
    ],
    [
      { type: 'record-read', node: 'x1', data: { handle: 'false' } },
      'kintone のレコードを読みました。対応要ではないため、作業はありません。',
    ],
    [
      { type: 'order-closed', node: 'x2′' },
      'kintone のレコードが対応要でなくなっていたため、対応なしで案件を終了しました。kintone には何も書き込んでいません。',
    ],
    [{ type: 'order-closed', node: 'x5' }, '案件を完了しました。'],
    [
      { type: 'retry-requested', by: 'ops', data: { error: 'KintoneAccessError' } },
      '運用担当が再開を指示しました(KintoneAccessError)。',
    ],
  ])('says %j as a sentence', (event, sentence) => {
    expect(said(event)?.[0]).toBe(sentence)
  })

  it.each([
    'order-started',
    'record-read',
    'variables-set',
    'record-updated',
    'task-opened',
    'task-claimed',
    'task-taken-over',
    'task-handed-over',
    'task-reassigned',
    'member-joined',
    'member-left',
    'member-changed',
    'offer-widened',
    'task-answered',
    'task-delivered',
    'task-superseded',
    'task-reminder',
    'task-overdue',
    'task-escalation',
    'memo-added',
    'secret-revealed',
    'secrets-blanked',
    'link-renewed',
    'link-resent',
    'mail-sent',
    'mail-bounced',
    'mails-failing',
    'order-closed',
    'cancel-requested',
    'order-cancelled',
    'order-failed',
    'retry-requested',
    'record-changed-outside',
  ])('has a sentence in both languages for %s, even without its details', (type) => {
    const [ja, en] = said({ type }) ?? []
    expect(ja).toMatch(/。$/)
    expect(en).toMatch(/\.$/)
    expect(`${ja}${en}`).not.toContain('undefined')
  })

  it.each(['moon-landed', 'constructor'])('shows %s, which has no sentence, as it is stored', (type) => {
    const html = String(timeline(order({ type, node: 'moon', by: 'crew', data: { landed: '3' } }), japanese))
    expect(html).toContain(`<code>${type} moon crew landed=3</code>`)
  })

  it('is told latest first', () => {
    const events = [
      { at, type: 'order-started' },
      { at, type: 'order-cancelled' },
    ]
    const html = String(timeline(anOrder({ events }), english))
    expect(html.indexOf('cancelled')).toBeLessThan(html.indexOf('started'))
  })

  it('says so when there is none', () => {
    expect(String(timeline(anOrder({ events: [] }), japanese))).toContain('履歴はまだありません')
  })
})
