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
    'ご本人に連絡し、上のアドレスをご確認ください。誤りがあれば、運用担当に設定の修正をご依頼ください。修正すると、新しいアドレスへ自動で届きます。アドレスが正しければ、受け取れるようになってからメールを再送するか、担当者を変更してください。',
    'Tell the person, and check the address above. If it is wrong, have operations mend it in the settings: the mail then goes to the right one by itself. If it is right, have the mail sent again once it can be taken, or the task given to somebody else.',
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
  at: ['発生', 'When'],
  whatToDo: ['対応', 'What to do'],
  console: ['案件を開く', 'Open the order'],
  execution: ['AWS コンソールで実行を開く', 'Open the execution in the AWS console'],
  kintoneRecord: ['kintone のレコードを開く', 'Open the kintone record'],
} as const satisfies Record<string, Text | ((...given: never[]) => Text)>
