import type { Text } from '../bilingual.ts'

/** What kind of mail it is, in a word. */
export const kinds = {
  offered: ['作業の依頼', 'New task'],
  freshLink: ['作業のリンク', 'Link to your task'],
  returned: ['指摘あり', 'Returned'],
  handedOver: ['引き継ぎ', 'Handed over to you'],
  takenOver: ['交代', 'Taken over'],
  reminder: ['期限前のお知らせ', 'Due soon'],
  overdue: ['期限超過', 'Overdue'],
  escalation: ['要確認・期限超過', 'Long overdue'],
  bounced: ['要確認・メール不達', 'Mail not delivered'],
  cancelled: ['中止', 'Cancelled'],
  finished: ['完了', 'Finished'],
  failed: ['要対応', 'Needs you'],
  toCheck: ['要確認', 'To be checked'],
} as const satisfies Record<string, Text>

/** What mails say, in both languages. */
export const mailTexts = {
  taskOffered: ['次の作業をお願いします。', 'Please do the following task.'],
  keyReturned: [
    'ライセンスキーに指摘がありました。修正をお願いします。',
    'The licence key was returned. Please correct it.',
  ],
  freshLink: [
    '次の作業のリンクです。以前のリンクは使えません。',
    'Here is your link to the task. An earlier one no longer works.',
  ],
  handedOver: (giver: string | undefined): Text =>
    giver
      ? [
          `${giver} さんからこの作業の引き継ぎがありました。ご対応をお願いします。`,
          `${giver} has handed this task over to you. Please do it.`,
        ]
      : [
          '運用担当により、この作業の担当に指定されました。ご対応をお願いします。',
          'Operations have given this task to you. Please do it.',
        ],
  takenOver: (taker: string | undefined): Text =>
    taker
      ? [
          `${taker} さんがこの作業を引き受けました。ご対応は不要です。`,
          `${taker} has taken this task over. You need not do it any more.`,
        ]
      : [
          'ほかの担当者がこの作業を引き受けました。ご対応は不要です。',
          'A colleague has taken this task over. You need not do it any more.',
        ],
  reminder: [
    '期限が近づいています。この作業はまだ完了していません。',
    'The deadline is near, and this task is still open.',
  ],
  overdue: [
    '期限を過ぎましたが、この作業はまだ完了していません。至急ご対応をお願いします。',
    'The deadline has passed, and this task is still open. Please see to it now.',
  ],
  escalation: [
    '期限を過ぎても完了していない作業があります。担当者に状況を確認し、必要に応じて担当者を変更してください。',
    'A task is still open well past its deadline. Please ask whoever has it, or have it given to somebody else.',
  ],
  bounced: [
    '担当者へのメールが届きませんでした。この作業に気づいていない可能性があります。',
    'A mail to a person of your lane was not delivered. They may not know of this task.',
  ],
  complained: [
    '担当者へのメールが、受信者によって迷惑メールとして報告されました。今後のメールは届かない可能性があります。',
    'A mail to a person of your lane was reported as spam by its reader. Further mails may not arrive.',
  ],
  mailTo: ['宛先', 'To'],
  mailCode: ['理由', 'Reason given'],
  mendAddress: [
    'ご本人に連絡し、アドレスをご確認ください。誤りがあれば設定を修正し、メールを再送するか、担当者を変更してください。設定の変更は運用担当にご依頼ください。',
    'Tell the person, and check the address. If it is wrong, have operations mend it in the settings, then have the mail sent again or the task given to somebody else.',
  ],
  amongOthers: (count: number): Text => [
    `この作業は ${count} 名に案内しています。どなたかお一人が完了すれば、ほかの方のご対応は不要です。`,
    `${count} people have been asked; it is done once one of you has completed it.`,
  ],
  timeLeft: ['残り時間', 'Time left'],
  overdueBy: ['超過', 'Overdue by'],
  heldBy: ['引き受け', 'Taken by'],
  askedOnly: ['案内先', 'Asked'],
  reason: ['指摘の理由', 'Reason'],
  open: ['作業ページを開く', 'Open the task'],
  see: ['作業ページを見る', 'See the task'],
  yourOwn: [
    'このリンクはご本人専用です。転送しないでください。',
    'This link is yours alone. Please do not forward it.',
  ],
  cancelledHeading: ['案件は中止されました', 'The order was cancelled'],
  orderCancelled: [
    '次の案件は中止されました。ご対応は不要です。',
    'The following order was cancelled. No answer is needed.',
  ],
  cancelReason: ['中止の理由', 'Why'],
  finishedHeading: ['案件が完了しました', 'The order is finished'],
  orderFinished: [
    '次の案件の作業がすべて終わり、kintone のステータスを更新しました。',
    'Every task of this order is done, and its status in kintone says so.',
  ],
  startedAt: ['開始', 'Started'],
  finishedAt: ['完了', 'Finished'],
  took: ['かかった時間', 'It took'],
  openedAt: ['作業の開始', 'Task opened'],
  failedHeading: ['案件の実行が止まりました', 'The execution stopped'],
  orderFailed: ['次の案件の実行が止まりました。対応が必要です。', 'The execution of this order stopped. It needs you.'],
  deletedHeading: ['kintone レコードが削除されました', 'The kintone record was deleted'],
  changedHeading: ['kintone レコードが変更されました', 'The kintone record was changed'],
  recordDeleted: [
    '進行中の案件の kintone レコードが削除されました。',
    'The kintone record of an order in progress was deleted.',
  ],
  recordChanged: [
    '進行中の案件の kintone レコードで、プロセスIDまたはステータスが手動で変更されました。',
    'A person changed the process ID or the status in the kintone record of an order in progress.',
  ],
  tooFarHeading: ['構築希望日時が先すぎます', 'The desired build time is too far off'],
  desiredTooFar: [
    'kintone の構築希望日時が設定の日数より先なので、通常の期限で案件を始めました。',
    'The desired build time in kintone is further off than the settings allow, so the order has the ordinary deadline.',
  ],
  checkDesired: [
    'レコードの日付をご確認ください。入力の誤りなら、することはありません。実際にその日なら、担当者にお知らせください(設定の deadline.desiredWithinDays で日数を変えられます)。',
    'Check the date in the record. If it is a slip, there is nothing to do. If it is meant, tell the people of the tasks (deadline.desiredWithinDays in the settings is the limit).',
  ],
  error: ['エラー', 'Error'],
  at: ['発生', 'When'],
  whatToDo: ['対応', 'What to do'],
  console: ['案件を開く', 'Open the order'],
  execution: ['AWS コンソールで実行を開く', 'Open the execution in the AWS console'],
  kintoneRecord: ['kintone のレコードを開く', 'Open the kintone record'],
} as const satisfies Record<string, Text | ((...given: never[]) => Text)>

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
  RuleTimedOut: [
    'この案件の計算が終わらないため、打ち切りました。ほかの案件は進んでいます。製品の不具合です。案件番号を添えて開発者に知らせ、直ってから再開(redrive)するか、案件を中止してください。',
    'A computation over this order came to no end and was broken off; other orders go on. This is a fault of the product: report it with the process ID, redrive once it is mended, or cancel the order.',
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
