import type { Order } from '../core/order.ts'
import { isLive } from '../core/rules/fence.ts'
import type { Text } from './bilingual.ts'
import { type RecordNames, type ToMend, valuesToRead, valuesToSet } from './set-back.ts'

const redriveOrCancel: Advice = (order) => {
  const [ja, en] = order ? [`「${order.pid}」の行`, `lines of ${order.pid}`] : ['案件番号の行', 'lines of each order']
  return [
    `ログ(${ja})か、AWS では実行の履歴で原因を確かめ、直してから再開(redrive)するか、案件を中止してください。`,
    `Find the cause in the log (${en}) or, on AWS, in the execution history, mend it and redrive, or cancel the order.`,
  ]
}
/** After about two days of tries. */
const kintoneWasAway: Text = [
  'kintone に約 2 日間つながらなかったため、自動の再試行を終えました。kintone が使えることを nouhin doctor で確かめ、再開(redrive)してください。',
  'kintone could not be reached for about two days, so it is not tried again by itself. Make sure with nouhin doctor that kintone answers, then redrive.',
]
type Advice = (order: ToMend | undefined, names: RecordNames) => Text

const setBackOrCancel: Advice = (order, names) => {
  const [ja, en] = valuesToSet(order, names)
  return [
    `kintone のレコードで、${ja}戻すか、案件を中止してください。`,
    `In the kintone record set back ${en}, or cancel the order.`,
  ]
}
/** Nothing speaks against the record any more, or it has not been looked at since an earlier version ran. */
const isBackAgain: Advice = (order, names) => {
  const [ja, en] = valuesToRead(order, names)
  return [
    `kintone のレコードで、${ja}になっていることを確かめ、再開(redrive)してください。戻せないときは、案件を中止してください。`,
    `Make sure that in the kintone record ${en}, then redrive; or cancel the order.`,
  ]
}
const cancelIt: Advice = (order) => [
  `kintone のレコード${order ? ` ${order.recordId} ` : ''}はもうありません。案件を中止してください。`,
  `The kintone record${order ? ` ${order.recordId}` : ''} is gone. Cancel the order.`,
]

const otherApp: (order: ToMend, names: RecordNames) => Text = ({ appId }, names) => [
  `この案件は kintone アプリ ${appId} のものですが、設定の kintone.appId は ${names.appId} です。${appId} に戻して再開(redrive)するか、案件を中止してください。`,
  `This order is of kintone app ${appId}, but kintone.appId of the settings is ${names.appId}. Set it back to ${appId} and redrive, or cancel the order.`,
]
/** What kintone refuses stands beside it, where the order is one. */
const mendRecord: Advice = (order) => {
  const by = order?.failure?.refused?.asked?.over
    ? [
        '自動では再開しません。直したら再開(redrive)してください。',
        'It does not go on by itself: once mended, redrive.',
      ]
    : [
        '保存すると、5 分以内に自動で再開します。すぐに再開(redrive)することもできます。',
        'Once saved, the order goes on by itself within 5 minutes, or at once if you redrive it.',
      ]
  return [
    `kintone がレコード${order ? ` ${order.recordId} ` : ''}への書き込みを受け付けません。入力内容がアプリのフォームに合わないためです(あとから必須になった項目が空など)。レコードかフォームを直してください。${by[0]}続けないときは、案件を中止してください。`,
    `kintone takes in no write to the record${order ? ` ${order.recordId}` : ''}, as it does not fit the app’s form (a field that became required and is empty, say). Mend the record, or the form. ${by[1]} If it is not to go on, cancel the order.`,
  ]
}
const goesOnWithForm: Text = [
  'アプリのフォームを直したときは、5 分以内に自動で再開します。',
  'If it is the app’s form that is mended, the order goes on by itself within 5 minutes.',
]
const lacksField: Text = [
  'kintone アプリに、設定が名指すフィールドか選択肢がないか、設定にない選択肢があります。どれかは nouhin doctor が示します。アプリか設定を直し、再開(redrive)してください。',
  'The kintone app lacks a field or a choice that the settings name, or has a choice that they do not; nouhin doctor says which. Mend the app or the settings, then redrive.',
]

const byError: Readonly<Record<string, Text | Advice>> = {
  KintoneConflict: (order, names) => {
    if (order?.conflict?.what === 'deleted') return cancelIt(order, names)
    if (order && !order.conflict) return isBackAgain(order, names)
    const [ja, en] = setBackOrCancel(order, names)
    return [`${ja}戻したあとは再開(redrive)してください。`, `${en} Once set back, redrive.`]
  },
  KintoneRecordGone: cancelIt,
  KintoneUnavailable: kintoneWasAway,
  KintoneThrottled: kintoneWasAway,
  KintoneRecordRefused: mendRecord,
  KintoneSetupError: (order, names) => {
    if (order && order.appId !== names.appId) return otherApp(order, names)
    const refused = order?.failure?.refused
    if (refused?.form === undefined || refused.asked?.over) return lacksField
    return [lacksField[0] + goesOnWithForm[0], `${lacksField[1]} ${goesOnWithForm[1]}`]
  },
  RuleTimedOut: [
    'この案件の計算が終わらないため、打ち切りました。ほかの案件は進んでいます。製品の不具合です。案件番号を添えて開発者に知らせ、直ってから再開(redrive)するか、案件を中止してください。',
    'A computation over this order came to no end and was broken off; other orders go on. This is a fault of the product: report it with the process ID, redrive once it is mended, or cancel the order.',
  ],
  KintoneAccessError: [
    'kintone が API トークンを拒否しました。アプリの設定で、そのトークンに閲覧と編集の権限を与えて「アプリを更新」し、再開(redrive)してください。kintone に IP アドレス制限があれば、接続元も許可してください。Basic 認証かクライアント証明書を使うときは、秘密情報と期限も確かめてください。直ったかは nouhin doctor で確かめられます。',
    'kintone refuses the API token. Give it view and edit rights in the app’s settings and update the app; if the domain has an IP address limit, let the address in; where Basic authentication or a client certificate stands before kintone, check the secret, and whether it has expired. Then redrive; nouhin doctor says whether it works.',
  ],
  ExecutionEndedEarly: (_, { fields, status }) => [
    `再開はできません。残りの作業を手で済ませ、kintone のレコードのステータス(${fields.status})を「${status.done}」にしてから、案件を中止してください。手で変えたステータスは、中止しても残ります。`,
    `It cannot be redriven. Finish what is left by hand, set the status (${fields.status}) of the kintone record to "${status.done}", then cancel the order: a status set by hand outlasts the cancel.`,
  ],
}

/** What operations do about a failed execution, by the error's name; `order` is none where several failed alike. */
export function whatToDoAboutError(error: string, order: ToMend | undefined, names: RecordNames): Text {
  const advice = Object.hasOwn(byError, error) ? byError[error] : undefined
  return typeof advice === 'object' ? advice : (advice ?? redriveOrCancel)(order, names)
}
/** What operations do about a cancel whose last write kintone does not take in. */
export const whatToDoAboutGiveBack = ({ recordId }: ToMend, { status, fields }: RecordNames): Text => [
  `中止は受け付けましたが、kintone がレコード ${recordId} を「${status.cancelled}」に戻す書き込みを受け付けません。レコードを直すか、ステータス(${fields.status})を手で「${status.cancelled}」にして保存してください。中止は 10 分以内に自動で終わります。`,
  `The order is to be cancelled, but kintone takes in no write that sets record ${recordId} back to "${status.cancelled}". Mend the record, or set its status (${fields.status}) to "${status.cancelled}" by hand, and save it; the cancel then ends by itself within 10 minutes.`,
]
/** What operations do about a record that a person has changed. */
export const whatToDoAboutRecord = (what: 'deleted' | 'changed', order: ToMend, names: RecordNames): Text =>
  (what === 'deleted' ? cancelIt : setBackOrCancel)(order, names)

/** What operations are to do about an order now, with its values; nothing while it goes on by itself. */
export function whatToDoAbout(order: Order, names: RecordNames): Text[] {
  const { failure, conflict, cancel } = order
  if (cancel?.refused) return [whatToDoAboutGiveBack(order, names)]
  if (!isLive(order)) return []
  const about = [
    ...(failure ? [whatToDoAboutError(failure.error, order, names)] : []),
    ...(conflict ? [whatToDoAboutRecord(conflict.what, order, names)] : []),
  ]
  return failure?.error === 'KintoneConflict' ? about.slice(0, 1) : about
}
