import type { Text } from '../../lambdas/views/bilingual.ts'

/** What the start page says, in both languages. */
export const startTexts = {
  title: ['納品', 'Nouhin'],
  lead: [
    '契約を受けてから納品が済むまで、人の作業をメールとページだけでつなぎます。',
    'From a contract to its delivery: people do their part through a mail and a page, and nothing is lost between them.',
  ],
  how: ['しくみ', 'How it works'],
  steps: [
    [
      ['kintone で「対応要」になる', 'kintone reads 対応要'],
      [
        '契約レコードのステータスが変わると、障害があっても途切れないプロセスが始まります。',
        'When a contract’s status changes, a process starts that survives every crash.',
      ],
    ],
    [
      ['担当者にメールが届く', 'People get a mail'],
      [
        'ライセンス、構築、送付の担当者が、メールのリンクから作業を終えます。ログインは不要です。',
        'The licence, build and shipping lanes finish their tasks behind its link. Nobody logs in.',
      ],
    ],
    [
      ['kintone で「対応済」になる', 'kintone reads 対応済'],
      [
        'すべての作業が終わると、kintone に結果が書き戻されます。',
        'When all is done, the result is written back to kintone.',
      ],
    ],
  ],
  clock: ['この環境の時計', 'The clock here'],
  aDay: ['1 日進める', 'Move it on a day'],
  clockHint: [
    '期限前のお知らせ、期限超過のお知らせ、責任者への報告のメールを試せます。',
    'Try the reminder, the overdue mail and the one to the lane’s lead.',
  ],
  kintone: ['模擬 kintone', 'Simulated kintone'],
  openKintone: ['アプリを開く', 'Open the app'],
  start: ['サンプルの契約を「対応要」にする', 'Turn a sample contract 対応要'],
  noRecords: ['レコードはまだありません。ボタンで 1 件追加されます。', 'No records yet. The button adds one.'],
  mailbox: ['メールボックス', 'Mailbox'],
  openMailbox: ['すべてのメール', 'All mails'],
  noMails: ['メールはまだありません。', 'No mails yet.'],
  openTask: ['作業を開く', 'Open the task'],
  newTab: ['(新しいタブ)', '(new tab)'],
  answered: ['回答済み', 'Answered'],
  to: ['宛先', 'To'],
  flow: ['流れ', 'The flow'],
  openCases: ['案件一覧', 'All cases'],
  noOrders: ['案件はまだありません。', 'No orders yet.'],
  asked: ['いま作業をお願いしている方', 'Who is asked now'],
  nobody: ['いまお願いしている作業はありません。', 'Nobody is asked for anything now.'],
  holds: ['引き受け中', 'has taken it'],
} as const satisfies Record<string, Text | readonly (readonly [Text, Text])[]>
