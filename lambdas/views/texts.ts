import { type Lane, lanes } from '../../statemachine/process.ts'
import type { Order, Task } from '../core/order.ts'
import type { Text } from './bilingual.ts'

/**
 * What pages say, in both languages. The task page’s own texts are in `task-texts.ts`, what notices say in
 * `notice-texts.ts`, what mails say in `mails/mail-texts.ts`.
 */
export const common = {
  product: ['納品', 'Nouhin'],
  /** Each is read by those who do not read the page. */
  otherLanguage: ['English', '日本語'],
  skip: ['本文へ移動', 'Skip to the content'],
  title: ['件名', 'Title'],
  untitled: ['(件名なし)', '(no title yet)'],
  deadline: ['期限', 'Deadline'],
  desiredTooFar: [
    '構築希望日時が先すぎるため、通常の期限です。',
    'The desired build time is too far off, so this is the ordinary deadline.',
  ],
  lane: ['担当', 'Lane'],
  round: ['回数', 'Round'],
  pid: ['プロセスID', 'Process ID'],
  record: ['kintoneレコードID', 'kintone record ID'],
  status: ['状態', 'Status'],
  node: ['作業', 'Step'],
  flow: ['全体の流れ', 'The whole flow'],
  memos: ['メモ・コメント', 'Memos'],
  noMemos: ['メモはまだありません。', 'No memos yet.'],
} as const satisfies Record<string, Text>

export const laneText = (lane: Lane): Text => [lane, lanes[lane]]

export const orderStatus = {
  starting: ['開始中', 'Starting'],
  running: ['対応中', 'In progress'],
  closing: ['完了処理中', 'Closing'],
  closed: ['完了', 'Closed'],
  cancelling: ['中止処理中', 'Being cancelled'],
  cancelled: ['中止', 'Cancelled'],
  failed: ['停止(要対応)', 'Stopped, needs operations'],
  nothingToDo: ['完了(対応なし)', 'Closed, nothing to do'],
} as const satisfies Record<Order['status'] | 'nothingToDo', Text>

export const taskStatus = {
  open: ['回答待ち', 'Open'],
  answered: ['回答済', 'Answered'],
  delivered: ['完了', 'Done'],
  superseded: ['取消', 'Taken back'],
} as const satisfies Record<Task['status'], Text>

export const nodeState = {
  done: ['済', 'Done'],
  current: ['いまここ', 'Now'],
  stopped: ['停止中', 'Stopped'],
  skipped: ['対象外', 'Not taken'],
  ahead: ['これから', 'Ahead'],
} as const satisfies Record<string, Text>

export const next = {
  branchEnds: [
    'この流れの最後の作業です。残りの作業もすべて終わると、kintone のステータスが更新されます。',
    'This is the last task of its line. When the rest is done too, the status in kintone is updated.',
  ],
  task: (node: Text, lane: Text): Text => [
    `次は「${node[0]}」(${lane[0]})です。担当者にメールで案内します。`,
    `Next is "${node[1]}" (${lane[1]}). The people in charge are told by mail.`,
  ],
} as const

export const caseTexts = {
  list: ['案件一覧', 'Cases'],
  open: ['進行中', 'Open'],
  ended: ['終了', 'Ended'],
  stands: ['現在の位置', 'Where it stands'],
  opened: ['開始', 'Opened'],
  endedAt: ['終了日時', 'Ended'],
  blanked: ['消去済', 'Blanked'],
  back: ['一覧へ戻る', 'Back to the list'],
  variables: ['プロセス変数', 'Process variables'],
  tasks: ['担当者の作業', 'Tasks'],
  noTasks: ['作業はまだありません。', 'No tasks yet.'],
  offered: ['案内先', 'Sent to'],
  outcome: ['結果', 'Outcome'],
  timeline: ['履歴', 'History'],
  noEvents: ['履歴はまだありません。', 'Nothing yet.'],
  failure: ['実行が止まりました', 'The execution failed'],
  kintoneSays: ['kintone の指摘', 'kintone says'],
  giveBack: ['レコードを戻せません', 'The record cannot be given back'],
  conflict: ['kintone のレコードが手動で変更されました', 'A person changed the kintone record'],
  deleted: ['レコードが削除されました', 'The record was deleted'],
  changed: ['プロセスIDまたはステータスが変更されました', 'Its process ID or status was changed'],
  cancel: ['中止の理由', 'Reason for cancelling'],
  acts: ['操作', 'Acts'],
  retryHint: [
    '先に、上の「実行が止まりました」にある対応を済ませてください。再開すると、止まったところから続きます。',
    'First do what is said above of the failure; it then goes on from where it stopped.',
  ],
  retry: ['再開する', 'Redrive'],
  cancelIt: ['この案件を中止する', 'Cancel this order'],
} as const satisfies Record<string, Text>
