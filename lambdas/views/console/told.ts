import { limits } from '../../../statemachine/inputs.ts'
import type { Order, OrderEvent } from '../../core/order.ts'
import type { Text } from '../bilingual.ts'

/** What an act has come to, as a page's address says it after the act: a code, never words. */
export const toldTexts = {
  resent: [
    '担当者にメールを再送しました。有効なリンクは変わりません。',
    'The people of the task have been mailed again. Links that were valid stay the same.',
  ],
  'resent-queued': [
    '再送を受け付けました。メールは 1 分ほどで自動で送られます。有効なリンクは変わりません。',
    'The mails will go out again within about a minute, by themselves. Links that were valid stay the same.',
  ],
  'resent-later': [
    '再送を受け付けましたが、いま送信できないメールがあります。自動で再送します。送れないメールは案件ページに表示します。',
    'The mails are to go out again, but not all could be sent just now. They are tried again by themselves; the order’s page lists them until then.',
  ],
  'resent-refused': [
    '再送しましたが、宛先のメールサーバーに拒否されたメールがあります。下の「届かなかったメール」をご確認ください。',
    'Sent again, but a recipient’s mail server refused. See the mails that did not arrive, below.',
  ],
  reassigned: [
    '担当者を変更し、新しい担当者にメールで案内しました。前の担当者のリンクは使えません。',
    'The task has gone to the new person, who has been told by mail. The former link no longer works.',
  ],
  'reassigned-queued': [
    '担当者を変更しました。新しい担当者への案内のメールは 1 分ほどで自動で送られます。前の担当者のリンクは使えません。',
    'The task has gone to the new person, whose mail goes out within about a minute, by itself. The former link no longer works.',
  ],
  'reassigned-later': [
    '担当者を変更しました。前の担当者のリンクは使えません。案内のメールはいま送信できないため、自動で再送します。',
    'The task has gone to the new person, and the former link no longer works. The mail could not be sent just now; it is tried again by itself.',
  ],
  'reassigned-refused': [
    '担当者を変更しましたが、案内のメールが宛先のメールサーバーに拒否されました。下の「届かなかったメール」をご確認ください。',
    'The task has gone to the new person, but a recipient’s mail server refused. See the mails that did not arrive, below.',
  ],
  retried: ['再開しました。止まったところから続きます。', 'It runs again, from where it stopped.'],
  cancelling: [
    '中止を受け付けました。kintone のステータスを戻して終わるまで、残りは自動で進みます。案件の状態が「中止」になれば完了です。',
    'The cancel is accepted. The rest, setting the status in kintone back, is carried on by itself; it is done when the order reads Cancelled.',
  ],
  cancelled: [
    '中止しました。未完了だった作業の担当者には、メールでお知らせします。',
    'Cancelled. The people whose tasks were open are told by mail.',
  ],
  'not-failed': [
    'この案件は止まっていないため、再開は不要です。',
    'This order is not stopped; there is nothing to redrive.',
  ],
  'not-redrivable': [
    '再開できませんでした。実行がすでに動いているか、古すぎます(AWS では 14 日まで)。動かない場合は中止してください。',
    'It could not be redriven: its execution already runs, or is too old (14 days on AWS). If it stays stopped, cancel it.',
  ],
  'too-late-to-cancel': [
    '中止できません。kintone への完了の書き込みが始まっています。',
    'Too late to cancel: kintone is being told that the order is done.',
  ],
  'order-ended': ['この案件は終了しているため、何も変えていません。', 'The order has ended; nothing was changed.'],
  'no-such-task': ['その作業はありません。何も変えていません。', 'There is no such task; nothing was changed.'],
  'already-answered': [
    'その作業はもう回答されています。何も変えていません。',
    'That task has been answered already; nothing was changed.',
  ],
  'task-superseded': [
    'その作業は取り消されています。何も変えていません。',
    'That task was taken back; nothing was changed.',
  ],
  'too-soon': [
    '1 分以内に再送しています。少し待ってから、もう一度お試しください。',
    'It was mailed again less than a minute ago. Please wait a little.',
  ],
  'too-many': [
    'この案件に記録できる量の上限に達しているため、何も変えていません。担当者は、届いているリンクで作業を完了できます。',
    'The order holds as much as it may; nothing was changed. Its people can complete their tasks by the links that they have.',
  ],
  'no-such-member': [
    '担当者を変更できません。選んだ人は設定にないか、もう担当から外れています。',
    'The task was not reassigned: that person is not in the settings, or has already been taken off it.',
  ],
  'reason-too-long': [
    `中止の理由は ${limits.cancelReason} 文字以内で入力してください。何も変えていません。`,
    `Please give the reason for cancelling in at most ${limits.cancelReason} characters; nothing was changed.`,
  ],
  'reason-missing': [
    '中止の理由を入力してください。何も変えていません。',
    'Please give a reason for cancelling; nothing was changed.',
  ],
} as const satisfies Record<string, Text>
export type ToldCode = keyof typeof toldTexts

/** The event that a success leaves; without it, an address that claims the success is not believed. */
const evidence: Partial<Record<ToldCode, OrderEvent['type']>> = {
  resent: 'link-resent',
  'resent-queued': 'link-resent',
  'resent-later': 'link-resent',
  'resent-refused': 'link-resent',
  reassigned: 'task-reassigned',
  'reassigned-queued': 'task-reassigned',
  'reassigned-refused': 'task-reassigned',
  'reassigned-later': 'task-reassigned',
  retried: 'retry-requested',
  cancelling: 'cancel-requested',
  cancelled: 'order-cancelled',
}
const freshFor = 10 * 60_000

const isCode = (code: string): code is ToldCode => Object.hasOwn(toldTexts, code)

/** What to say of the act that led here; nothing if the order knows of no such act in the last ten minutes. */
export function toldText(code: string | undefined, order: Order, now: Date): { done: boolean; text: Text } | undefined {
  if (code === undefined || !isCode(code)) return undefined
  const type = evidence[code]
  if (!type) return { done: false, text: toldTexts[code] }
  const happened = order.events.some((event) => event.type === type && now.getTime() - Date.parse(event.at) <= freshFor)
  return happened ? { done: true, text: toldTexts[code] } : undefined
}
