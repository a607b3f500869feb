import type { Text } from '../bilingual.ts'

/** What mails of an order that needs operations say, in both languages. */
export const troubleTexts = {
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
} as const satisfies Record<string, Text>
