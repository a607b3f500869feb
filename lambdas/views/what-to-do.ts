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
  KintoneSetupError: (order, names) => (order && order.appId !== names.appId ? otherApp(order, names) : lacksField),
  RuleTimedOut: [
    'この案件の計算が終わらないため、打ち切りました。ほかの案件は進んでいます。製品の不具合です。案件番号を添えて開発者に知らせ、直ってから再開(redrive)するか、案件を中止してください。',
    'A computation over this order came to no end and was broken off; other orders go on. This is a fault of the product: report it with the process ID, redrive once it is mended, or cancel the order.',
  ],
  KintoneAccessError: [
    'kintone が API トークンを拒否しました。アプリの設定で、そのトークンに閲覧と編集の権限を与えて「アプリを更新」し、再開(redrive)してください。kintone に IP アドレス制限があれば、接続元も許可してください。直ったかは nouhin doctor で確かめられます。',
    'kintone refuses the API token. Give it view and edit rights in the app’s settings and update the app; if the domain has an IP address limit, let the address in. Then redrive; nouhin doctor says whether it works.',
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
/** What operations do about a record that a person has changed. */
export const whatToDoAboutRecord = (what: 'deleted' | 'changed', order: ToMend, names: RecordNames): Text =>
  (what === 'deleted' ? cancelIt : setBackOrCancel)(order, names)

/** What operations are to do about an order now, with its values; nothing while it goes on by itself. */
export function whatToDoAbout(order: Order, names: RecordNames): Text[] {
  const { failure, conflict } = order
  if (!isLive(order)) return []
  const about = [
    ...(failure ? [whatToDoAboutError(failure.error, order, names)] : []),
    ...(conflict ? [whatToDoAboutRecord(conflict.what, order, names)] : []),
  ]
  return failure?.error === 'KintoneConflict' ? about.slice(0, 1) : about
}
