import type { Text } from '../bilingual.ts'

/** What mails say, in both languages. */
export const mailTexts = {
  taskOffered: ['次の作業をお願いします。', 'Please do the following task.'],
  keyReturned: [
    'ライセンスキーに指摘がありました。修正をお願いします。',
    'The licence key was returned. Please correct it.',
  ],
  reason: ['指摘の理由', 'Reason'],
  open: ['作業ページを開く', 'Open the task'],
  yourOwn: [
    'このリンクはあなた専用です。転送しないでください。',
    'This link is yours alone. Please do not forward it.',
  ],
  orderCancelled: [
    '次の案件は中止されました。回答は不要です。',
    'The following order was cancelled. No answer is needed.',
  ],
  cancelReason: ['中止の理由', 'Why'],
  orderFailed: ['次の案件の実行が止まりました。対応が必要です。', 'The execution of this order stopped. It needs you.'],
  recordDeleted: [
    '進行中の案件の kintone レコードが削除されました。',
    'The kintone record of an order in progress was deleted.',
  ],
  recordChanged: [
    '進行中の案件の kintone レコードで、プロセスIDまたはステータスが人の手で変更されました。',
    'A person changed the process ID or the status in the kintone record of an order in progress.',
  ],
  error: ['エラー', 'Error'],
  whatToDo: ['対応', 'What to do'],
  console: ['案件を開く', 'Open the order'],
} as const satisfies Record<string, Text>

const redriveOrCancel: Text = [
  '実行の履歴で原因を確かめ、直してから再開(redrive)するか、案件を中止してください。',
  'Find the cause in the execution history, mend it and redrive, or cancel the order.',
]
const setBackOrCancel: Text = [
  'kintone レコードのプロセスIDとステータスを元に戻すか、案件を中止してください。',
  'Set process ID and status of the kintone record back, or cancel the order.',
]
const cancelIt: Text = ['案件を中止してください。', 'Cancel the order.']

const byError: Readonly<Record<string, Text>> = {
  KintoneConflict: [
    `${setBackOrCancel[0]}戻したあとは再開(redrive)してください。`,
    `${setBackOrCancel[1]} Once set back, redrive.`,
  ],
  KintoneRecordGone: cancelIt,
  KintoneSetupError: [
    'kintone アプリに必要なフィールドか選択肢がありません。アプリか設定を直し、再開(redrive)してください。',
    'The kintone app lacks a field or a choice. Mend the app or the settings, then redrive.',
  ],
  KintoneAccessError: [
    'kintone が API トークンを拒否しました。アプリの閲覧と編集の権限を与え、再開(redrive)してください。',
    'kintone refuses the API token. Give it view and edit rights on the app, then redrive.',
  ],
}

/** What operations do about a failed execution, by the error's name. */
export const whatToDoAboutError = (error: string): Text =>
  Object.hasOwn(byError, error) ? (byError[error] ?? redriveOrCancel) : redriveOrCancel
/** What operations do about a record that a person has changed. */
export const whatToDoAboutRecord = (what: 'deleted' | 'changed'): Text =>
  what === 'deleted' ? cancelIt : setBackOrCancel
