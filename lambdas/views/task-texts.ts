import type { Text } from './bilingual.ts'

/** What the task page says of the task, and its form. */
export const task = {
  round: (round: number): Text => [`${round} 回目`, `Round ${round}`],
  you: (name: string): Text => [
    `このページは ${name} さん専用です。リンクを転送しないでください。`,
    `This page is for ${name} alone. Please do not forward its link.`,
  ],
  given: ['確認する内容', 'What you need to know'],
  reveal: (label: Text): Text => [`${label[0]}を表示する`, `Show the ${label[1].toLowerCase()}`],
  revealed: [
    '表示したことは記録されました。画面を人に見せないでください。',
    'The look is on record. Keep your screen to yourself.',
  ],
  returnedTitle: ['指摘の内容', 'Why it was returned'],
  form: ['入力する内容', 'What you fill in'],
  required: ['必須', 'required'],
  optional: ['任意', 'optional'],
  memo: ['メモ・コメント', 'Memo'],
  memoHint: ['ほかの担当者にも見えます。', 'The other lanes see it too.'],
  reason: ['指摘の理由', 'Reason for returning'],
  reasonHint: ['次の担当者に見えます。', 'Whoever mends it sees it.'],
  returning: [
    '問題があるときは、完了せずに理由を書いて戻します。ほかの入力は要りません。',
    'If something is wrong, return it with a reason instead. Nothing else needs to be filled in.',
  ],
  secretAgain: [
    '安全のため、入力した値は画面に戻しません。もう一度入力してください。',
    'For safety what you typed is not sent back. Please enter it again.',
  ],
  useNumber: ['この番号で進む', 'Use this number'],
  problems: ['入力を確かめてください', 'Please check what you entered'],
  error: ['エラー', 'Error'],
  decide: ['回答する', 'Answer'],
  takingOver: (label: Text): Text => [`${label[0]}(引き取る)`, `${label[1]} and take over`],
} as const

/** Who has taken the task, and what else can be done about it. */
export const holding = {
  title: ['引き受け', 'Who has it'],
  nobody: ['まだ誰も引き受けていません。', 'Nobody has taken it yet.'],
  claimHint: [
    '引き受けると、ほかの担当者にあなたの名前が見えます。引き受けなくても完了できます。',
    'If you take it, your colleagues see your name. You can complete it without taking it.',
  ],
  claim: ['引き受ける', 'Take this task'],
  you: ['あなたが引き受けています', 'You have taken it'],
  other: (name: string): Text => [`${name} さんが引き受けています`, `${name} has taken it`],
  takeOverHint: ['引き取ると、相手にメールで知らせます。', 'If you take it over, they are told by mail.'],
  takeOver: ['引き取る', 'Take it over'],
  refused: (name: string): Text => [
    `回答はまだ保存していません。${name} さんがこの作業を引き受けています。`,
    `Your answer is not stored yet: ${name} has taken this task.`,
  ],
  refusedHint: [
    '相手に確かめ、それでもあなたが回答するときは、下のボタンをもう一度押してください。相手にメールで知らせます。',
    'Ask them first. If it is still you who answers, press the button below again; they are told by mail.',
  ],
} as const

export const acts = {
  title: ['ほかの操作', 'Other things you can do'],
  handOver: ['ほかの担当者に渡す', 'Hand it to a colleague'],
  to: ['渡す相手', 'To whom'],
  choose: ['選んでください', 'Choose'],
  toHint: ['選んだ人に、専用のリンクをメールで送ります。', 'They get a link of their own by mail.'],
  handOverNow: ['この人に渡す', 'Hand it over'],
  addMemo: ['完了せずにメモを残す', 'Leave a memo without finishing'],
  addMemoNow: ['メモを残す', 'Leave this memo'],
  renew: ['新しいリンクを受け取る', 'Get a fresh link'],
  renewHint: [
    'あなたのメールアドレスに新しいリンクを送り、今のリンクを無効にします。リンクを人に見られたときに使います。',
    'A new link goes to your mail address, and this one stops working. Use it if somebody has seen your link.',
  ],
  renewNow: ['新しいリンクをメールで受け取る', 'Send me a new link'],
} as const satisfies Record<string, Text>

/** What has just been done. */
export const told = {
  claimed: ['引き受けました。', 'You have taken this task.'],
  'taken-over': ['引き取りました。相手にメールで知らせます。', 'You have taken it over. They are told by mail.'],
  'handed-over': ['渡しました。専用のリンクをメールで送ります。', 'Handed over. They get a link of their own by mail.'],
  'memo-added': ['メモを残しました。', 'Your memo is stored.'],
} as const satisfies Record<string, Text>
