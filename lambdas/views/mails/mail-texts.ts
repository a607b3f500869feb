import type { Text } from '../bilingual.ts'

/** What kind of mail it is, in a word. */
export const kinds = {
  offered: ['作業の依頼', 'New task'],
  freshLink: ['作業のリンク', 'Link to your task'],
  returned: ['指摘あり', 'Returned'],
  corrected: ['修正済み', 'Corrected'],
  handedOver: ['引き継ぎ', 'Handed over to you'],
  takenOver: ['交代', 'Taken over'],
  withdrawn: ['担当の解除', 'No longer yours'],
  released: ['引き受け手なし', 'Nobody has it'],
  reminder: ['期限前のお知らせ', 'Due soon'],
  overdue: ['期限超過', 'Overdue'],
  escalation: ['要確認・期限超過', 'Long overdue'],
  bounced: ['要確認・メール不達', 'Mail not delivered'],
  complained: ['要確認・迷惑メールの報告', 'Reported as spam'],
  failing: ['要確認・メール未送信', 'Mails not sent'],
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
  keyCorrected: (by: string): Text => [
    `${by} さんがライセンスキーを修正しました。新しいキーを確認し、次の作業をもう一度お願いします。`,
    `${by} has corrected the licence key. Please check the new one and do the following task again.`,
  ],
  correctedBy: ['修正', 'Corrected'],
  correctionMemo: ['修正時のメモ', 'Memo left with the correction'],
  noCorrectionMemo: ['(メモなし)', '(none)'],
  earlierReason: ['前回の指摘の理由', 'Why it had been returned'],
  cutOff: ['(続きは作業ページにあります)', '(the rest is on the task’s page)'],
  freshLink: [
    '次の作業の新しいリンクです。以前のリンクは、このリンクで何か操作するまで使えます。',
    'Here is a fresh link to the task. The earlier one works until you do something through this one.',
  ],
  onlyLink: [
    '次の作業のリンクです。以前のリンクは使えません。',
    'Here is your link to the task. An earlier one no longer works.',
  ],
  firstToYou: (until: Text): Text => [
    `手配された方に、まずご案内しています。${until[0]} までに「引き受ける」が押されなければ、ほかの担当者にもご案内します。`,
    `You arranged the key, so you are asked first. If you have not taken the task by ${until[1]}, your colleagues are asked, too.`,
  ],
  released: (who: string | undefined): Text => [
    `${who ? `引き受けていた ${who} さん` : '引き受けていた方'}が担当から外れました。この作業はまだ完了していません。ご対応をお願いします。`,
    `${who ?? 'Whoever had taken this task'} is no longer in charge, and the task is still open. Please see to it.`,
  ],
  withdrawnHeading: ['担当から外れました', 'You are no longer in charge'],
  withdrawn: [
    '担当者一覧から外れたため、次の作業は担当ではなくなりました。お送りしたリンクは使えません。お心当たりがない場合は、運用担当にご連絡ください。',
    'You are no longer named among the people of this lane, so this task is not yours any more and the link that you were sent does not work. If that is not right, please tell operations.',
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
    '期限が近づいています。この作業はまだ完了していません。ご対応をお願いします。間に合わないときは、運用担当にご連絡ください。',
    'The deadline is near, and this task is still open. Please see to it; if you cannot in time, tell operations.',
  ],
  leadHears: ['責任者への自動の報告', 'Your lead is told'],
  cancelledBy: ['中止の指示', 'Cancelled by'],
  overdue: [
    '期限を過ぎましたが、この作業はまだ完了していません。至急ご対応をお願いします。',
    'The deadline has passed, and this task is still open. Please see to it now.',
  ],
  escalation: [
    '期限を過ぎても完了していない作業があります。担当者に状況を確認し、必要に応じて担当者を変更してください。',
    'A task is still open well past its deadline. Please ask whoever has it, or have it given to somebody else.',
  ],
  byPage: [
    '運用担当が、案件ページのボタンか、次のコマンドで行います。',
    'Operations do it with the buttons of the order’s page, or by these commands.',
  ],
  byCommand: [
    '運用担当が、次のコマンドに --stage とステージ名を付けて行います。',
    'Operations do it by these commands, with --stage and the stage’s name.',
  ],
  retryCommand: ['再開', 'Redrive'],
  cancelCommand: ['中止', 'Cancel'],
  othersOfLane: ['ほかの担当者の ID', 'Ids of the others'],
  nobodyElse: ['この担当には、ほかの担当者がいません', 'there is nobody else in this lane'],
  resendCommand: ['メールの再送', 'Mail it again'],
  reassignCommand: ['担当者の変更', 'Give it to another'],
  stoppedAt: ['止まった場所', 'Where it stopped'],
  whileStopped: [
    'レコードはこの案件のままで、再開か中止をするまで、新しい案件は始まりません。',
    'The record stays with this order; until it is redriven or cancelled, no other starts on it.',
  ],
  openWhileStopped: [
    '開いている作業には、止まっている間も回答でき、再開すると反映されます。',
    'Open tasks can still be answered meanwhile, and their answers count once it runs again.',
  ],
  giveBackRefused: [
    '中止する案件の kintone レコードを、元のステータスに戻せません。対応が必要です。',
    'The kintone record of an order that is to be cancelled cannot be given back. It needs you.',
  ],
  whileChanged: [
    '担当者の作業はこのまま続きます。値を戻すと、5 分以内に自動で確認して元どおりに扱います。戻さないまま作業がすべて終わると、kintone に書き込まずに止まります。中止した場合、レコードは変更された値のまま残ります。',
    'Tasks go on meanwhile. Once the values are back, that is noticed by itself within 5 minutes. If they are not, the order stops after its last task and writes nothing to kintone. A cancel leaves the record as it was changed.',
  ],
  whileDeleted: [
    '担当者の作業はこのまま続きますが、最後に kintone へ書き込めずに止まります。中止すると、担当者にメールでお知らせします。',
    'Tasks go on meanwhile, but the order stops in the end, as it cannot write to kintone. A cancel tells their people by mail.',
  ],
  recordNow: ['kintone の処理ステータス', 'Status in kintone'],
  bounced: [
    '担当者へのメールが届きませんでした。この作業に気づいていない可能性があります。',
    'A mail to a person of your lane was not delivered. They may not know of this task.',
  ],
  complained: [
    '担当者へのメールが、受信者によって迷惑メールとして報告されました。今後のメールは届かない可能性があります。',
    'A mail to a person of your lane was reported as spam by its reader. Further mails may not arrive.',
  ],
  askNotToReport: [
    'ご本人に、納品からのメールを迷惑メールとして扱わないよう依頼してください。報告が続くと、全員へのメールを送れなくなります。届かないときは、担当者を変更してください。',
    'Ask them not to mark these mails as spam: with more such reports, no mail can be sent to anybody. If mails do not arrive, have the task given to somebody else.',
  ],
  mailTo: ['宛先', 'To'],
  mailAddress: ['アドレス', 'Address'],
  inSettings: ['設定の場所', 'In the settings'],
  mailCode: ['理由', 'Reason given'],
  mendAddress: [
    'ご本人に連絡し、上のアドレスをご確認ください。誤りがあれば設定を修正し、メールを再送するか、担当者を変更してください。設定の変更は運用担当にご依頼ください。',
    'Tell the person, and check the address above. If it is wrong, have operations mend it in the settings, then have the mail sent again or the task given to somebody else.',
  ],
  noticeBouncedHeading: ['設定の宛先にメールが届きません', 'An address of the settings takes no mail'],
  noticeBounced: [
    '設定にある責任者・運用担当などの宛先に、メールが届きませんでした。この宛先の方は、お知らせに気づいていません。',
    'A mail to an address of the settings (a lead, operations, …) was not delivered. Whoever reads there has not heard of it.',
  ],
  refusedBy: ['届かない宛先', 'Refused by'],
  whichMail: ['メール', 'Mail'],
  mendOfficeAddress: [
    '設定の lanes の lead、mail.ops、mail.finished のうち、この宛先を直してください。',
    'Mend this address in the settings: a lane’s lead, mail.ops or mail.finished.',
  ],
  failingHeading: ['メールを 24 時間送れていません', 'Mails have not gone for 24 hours'],
  mailsFailing: [
    '次の案件のメールを、24 時間繰り返しても送れていません。送信は今後も 1 時間ごとに試みます。',
    'Mails of this order could not be sent in 24 hours. They are still tried every hour.',
  ],
  failingCount: ['送れていないメール', 'Not sent'],
  failingSince: ['最初の失敗', 'Since'],
  mendServer: [
    'メールサーバーの設定(mail.smtp と mail.from)を nouhin doctor で確かめ、急ぐときは担当者に直接ご連絡ください。',
    'Check the mail server (mail.smtp and mail.from) with nouhin doctor; where it is urgent, tell the people yourself.',
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
