import { type VariableCode, variables } from '../../../statemachine/variables.ts'
import type { GivenBack } from '../../core/order.ts'
import type { Text } from '../bilingual.ts'
import { becameOf } from '../set-back.ts'
import { variableLabel } from '../variable-text.ts'

/** An event's parts as a reader knows them. */
export interface Told {
  who: Text
  step: Text
  data: Record<string, string>
  person: (id: string | undefined) => Text
  mail: (id: string | undefined) => { what: Text; whom: Text }
  /** What became of the record of a cancelled order. */
  givenBack?: GivenBack
  /** x1 had found that there is something to do. */
  isWithdrawn: boolean
}
type Sentence = (told: Told) => Text

/** By the event's type. */
export const sentences: Readonly<Record<string, Sentence>> = {
  'order-started': () => ['案件を開始しました。', 'The order was started.'],
  'record-read': ({ data }) =>
    data.handle === 'false'
      ? [
          'kintone のレコードを読みました。対応要ではないため、作業はありません。',
          'The kintone record was read: it is not 対応要, so there is nothing to do.',
        ]
      : [
          `kintone のレコードを読み、対応を始めました。${data.cut ? `長すぎる値は途中までを残しました(${labels(data.cut)[0]})。` : ''}`,
          `The kintone record was read: it is to be handled.${data.cut ? ` Of what is too long only the beginning is kept: ${labels(data.cut)[1]}.` : ''}`,
        ],
  'variables-set': ({ step }) => [`「${step[0]}」を済ませました。`, `Done: ${step[1]}.`],
  'desired-date-too-far': () => [
    '構築希望日時が先すぎるため、通常の期限にしました。',
    'The desired build time is too far off: the order got the ordinary deadline.',
  ],
  'record-updated': ({ step }) => [`「${step[0]}」を済ませました。`, `Done: ${step[1]}.`],
  'task-opened': ({ step }) => [`「${step[0]}」の作業が始まりました。`, `The task "${step[1]}" was opened.`],
  'task-claimed': ({ who, step }) => [`${who[0]}が「${step[0]}」を引き受けました。`, `${who[1]} took "${step[1]}".`],
  'task-taken-over': ({ who, step, data, person }) => [
    `${who[0]}が「${step[0]}」を${data.from ? `${person(data.from)[0]}から` : ''}引き取りました。`,
    `${who[1]} took "${step[1]}" over${data.from ? ` from ${person(data.from)[1]}` : ''}.`,
  ],
  'task-handed-over': ({ who, step, data, person }) => [
    `${who[0]}が「${step[0]}」を${person(data.to)[0]}に引き継ぎました。`,
    `${who[1]} handed "${step[1]}" over to ${person(data.to)[1]}.`,
  ],
  'task-reassigned': ({ who, step, data, person }) => [
    `${who[0]}が「${step[0]}」の担当を${person(data.from)[0]}から${person(data.to)[0]}に変更しました。`,
    `${who[1]} moved "${step[1]}" from ${person(data.from)[1]} to ${person(data.to)[1]}.`,
  ],
  'member-joined': ({ step, data, person }) => [
    `${person(data.member)[0]}に「${step[0]}」を案内しました(担当者の変更)。`,
    `${person(data.member)[1]} was offered "${step[1]}", as the lane has changed.`,
  ],
  'member-left': ({ step, data, person }) => [
    `${person(data.member)[0]}が「${step[0]}」の担当から外れました(担当者の変更)。${data.held ? '引き受けは解除されました。' : ''}`,
    `${person(data.member)[1]} is no longer in charge of "${step[1]}", as the lane has changed${data.held ? '; what they had taken is free again' : ''}.`,
  ],
  'member-changed': ({ step, data, person }) =>
    data.changed === 'person'
      ? [
          `「${step[0]}」の担当者 ${data.member} は別の方になり、前の方のリンクは使えなくなりました。`,
          `Member ${data.member} of "${step[1]}" is somebody else now; the links of before no longer work.`,
        ]
      : [
          `「${step[0]}」の${person(data.member)[0]}の${data.changed === 'email' ? 'メールアドレス' : '名前'}の変更を反映しました。`,
          `The ${data.changed === 'email' ? 'address' : 'name'} of ${person(data.member)[1]} was brought up to date at "${step[1]}".`,
        ],
  'offer-widened': ({ step }) => [
    `「${step[0]}」をほかの担当者にも案内しました。`,
    `"${step[1]}" was offered to the whole lane.`,
  ],
  'task-answered': ({ who, step, data }) =>
    data.outcome === 'returned'
      ? [`${who[0]}が「${step[0]}」で指摘しました。`, `${who[1]} returned the work at "${step[1]}".`]
      : [`${who[0]}が「${step[0]}」を完了しました。`, `${who[1]} completed "${step[1]}".`],
  'task-delivered': ({ step }) => [
    `「${step[0]}」の回答を次へ渡しました。`,
    `The answer of "${step[1]}" was passed on.`,
  ],
  'task-superseded': ({ step }) => [`「${step[0]}」を取り消しました。`, `"${step[1]}" was taken back.`],
  'task-reminder': ({ step }) => [
    `「${step[0]}」の期限が近づいたため、担当者にメールで知らせます。`,
    `The deadline of "${step[1]}" is near: its people are reminded by mail.`,
  ],
  'task-overdue': ({ step }) => [
    `「${step[0]}」の期限が過ぎたため、担当者にメールで知らせます。`,
    `"${step[1]}" is overdue: its people are told by mail.`,
  ],
  'task-escalation': ({ step }) => [
    `「${step[0]}」の期限を大きく過ぎたため、責任者にメールで報告します。`,
    `"${step[1]}" is long overdue: the lead is told by mail.`,
  ],
  'memo-added': ({ who, step }) => [
    `${who[0]}が「${step[0]}」でメモを残しました。`,
    `${who[1]} left a memo at "${step[1]}".`,
  ],
  'secret-revealed': ({ who, data }) => [
    `${who[0]}が${label(data.variable)[0]}を表示しました。`,
    `${who[1]} looked at the ${label(data.variable)[1].toLowerCase()}.`,
  ],
  'link-renewed': ({ who, step }) => [
    `${who[0]}に「${step[0]}」の新しいリンクを発行しました。`,
    `A fresh link to "${step[1]}" was made for ${who[1]}.`,
  ],
  'link-resent': ({ who, step }) => [
    `${who[0]}が「${step[0]}」のメールの再送を求めました。`,
    `${who[1]} asked for the mails of "${step[1]}" to be sent again.`,
  ],
  'mail-sent': ({ data, mail }) => {
    const { what, whom } = mail(data.mail)
    return [`${whom[0]}に「${what[0]}」のメールを送りました。`, `Mail sent to ${whom[1]}: ${what[1]}.`]
  },
  'mail-bounced': ({ data, mail }) => {
    const { what, whom } = mail(data.mail)
    return data.what === 'complaint'
      ? [
          `${whom[0]}への「${what[0]}」のメールが迷惑メールとして報告されました。`,
          `The mail to ${whom[1]} was reported as spam: ${what[1]}.`,
        ]
      : [
          `${whom[0]}への「${what[0]}」のメールが届きませんでした。`,
          `The mail to ${whom[1]} was not delivered: ${what[1]}.`,
        ]
  },
  'mails-failing': ({ data }) => [
    `${data.mails ?? ''} 件のメールを 24 時間送れていないことを報告しました。`,
    `Operations were told that mails have not gone for 24 hours (${data.mails ?? ''}).`,
  ],
  'order-closed': ({ step, isWithdrawn }) => {
    if (!step[0].startsWith('x2′')) return ['案件を完了しました。', 'The order was closed: all is done.']
    return isWithdrawn
      ? [
          'kintone のレコードが対応要でなくなっていたため、対応なしで案件を終了しました。kintone には何も書き込んでいません。',
          'The kintone record was no longer 対応要, so the order was closed with nothing to do. Nothing was written to kintone.',
        ]
      : ['対応なしで案件を終了しました。', 'The order was closed with nothing to do.']
  },
  'cancel-requested': ({ who }) => [`${who[0]}が中止を指示しました。`, `${who[1]} asked to cancel the order.`],
  'order-cancelled': ({ givenBack }) => {
    const [ja, en] = givenBack ? becameOf(givenBack) : ['', '']
    return [`案件を中止しました。${ja}`, `The order was cancelled. ${en}`.trim()]
  },
  'secrets-blanked': ({ data }) => {
    const labels = Object.keys(data).map(label)
    if (labels.length === 0) return ['機密の値を消去しました。', 'The secrets were blanked.']
    return [
      `${labels.map(([ja]) => ja).join('と')}を消去しました。`,
      `Blanked: ${labels.map(([, en]) => en.toLowerCase()).join(' and ')}.`,
    ]
  },
  'order-failed': ({ data }) => [
    `エラー ${data.error ?? ''} で止まりました${data.fields ? `(${data.fields.replaceAll(' ', '、')})` : ''}。`,
    `It stopped with ${data.error ?? 'an error'}${data.fields ? `: ${data.fields.replaceAll(' ', ', ')}` : ''}.`,
  ],
  'retry-requested': ({ who, data }) => {
    const [ja, en] = becauseOf(data.because)
    return [
      `${ja}${who[0]}が再開を指示しました${data.error ? `(${data.error})` : ''}。`,
      `${en}${who[1]} asked to run it again${data.error ? ` (${data.error})` : ''}.`,
    ]
  },
  'give-back-refused': ({ data }) => [
    `kintone のレコードを元のステータスに戻せませんでした(${[data.error, data.fields?.replaceAll(' ', '、')].filter(Boolean).join(': ')})。変更されるまで中止を保留します。`,
    `The kintone record could not be given back (${[data.error, data.fields?.replaceAll(' ', ', ')].filter(Boolean).join(': ')}); the cancel waits for a change of it.`,
  ],
  'record-changed-outside': ({ data }) =>
    data.what === 'deleted'
      ? ['kintone のレコードが手動で削除されました。', 'A person deleted the kintone record.']
      : [
          'kintone のレコードのプロセスIDまたはステータスが手動で変更されました。',
          'A person changed the process ID or status in the kintone record.',
        ],
}

/** Why the system runs an order again by itself. */
function becauseOf(because: string | undefined): Text {
  if (because === 'record-changed') return ['レコードが変更されたため、', 'As the record was changed: ']
  if (because === 'form-changed') return ['アプリのフォームが変更されたため、', 'As the app’s form was changed: ']
  return ['', '']
}

const label = (code: string | undefined): Text =>
  code !== undefined && Object.hasOwn(variables, code) ? variableLabel(code as VariableCode) : [code ?? '', code ?? '']

const labels = (codes: string): Text => {
  const known = codes.split(' ').map(label)
  return [known.map(([ja]) => ja).join('、'), known.map(([, en]) => en).join(', ')]
}
