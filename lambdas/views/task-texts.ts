import type { Outcome } from '../../statemachine/process.ts'
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
    '表示したことは記録されました。ほかの人に画面を見られないようご注意ください。',
    'This look is on record. Make sure that nobody else sees your screen.',
  ],
  returnedTitle: ['指摘の内容', 'Why it was returned'],
  correctedTitle: [
    'ライセンスキーは修正されました。もう一度ご確認ください',
    'The licence key was corrected: please check it again',
  ],
  correctedBy: ['修正した人', 'Corrected by'],
  correctionMemo: ['修正時のメモ', 'Memo left with the correction'],
  noCorrectionMemo: ['修正時のメモはありません。', 'No memo was left with the correction.'],
  earlierReason: ['前回の指摘', 'Why it had been returned'],
  form: ['入力する内容', 'What you fill in'],
  required: ['必須', 'required'],
  optional: ['任意', 'optional'],
  memo: ['メモ・コメント', 'Memo'],
  memoHint: ['ほかの担当者にも表示されます。', 'The other lanes see it too.'],
  reason: ['指摘の理由', 'Reason for returning'],
  reasonHint: [
    '指摘する場合は必須です。修正する担当者に表示されます。',
    'Required to return it. Whoever mends it sees it.',
  ],
  returning: [
    '問題がある場合は、完了せずに理由を入力して差し戻してください。ほかの入力は不要です。',
    'If something is wrong, return it with a reason instead. Nothing else needs to be filled in.',
  ],
  secretAgain: [
    '安全のため、入力した値は再表示しません。もう一度入力してください。',
    'For safety what you typed is not sent back. Please enter it again.',
  ],
  useNumber: ['この番号で進む', 'Use this number'],
  problems: ['入力内容をご確認ください', 'Please check what you entered'],
  error: ['エラー', 'Error'],
  decide: ['回答する', 'Answer'],
  takingOver: (label: Text): Text => [`${label[0]}(引き取る)`, `${label[1]} and take over`],
} as const

/** Of characters that a value holds and that were perhaps not meant. */
export const strays = {
  typed: ['入力された値', 'What you entered'],
  without: ['取り除いた値', 'Without them'],
  taken: [
    'もう一度「完了する」を押すと、取り除いた値で進みます。',
    'Press the button again to go on with the value without them.',
  ],
  takenFromSecret: [
    'もう一度入力して「完了する」を押すと、この文字を取り除いて進みます。',
    'Enter it again and press the button to go on without these characters.',
  ],
  keep: ['取り除かずに、入力したとおりに使う', 'Keep it exactly as it was entered'],
} as const satisfies Record<string, Text>

/** What has been answered; the buttons are named by the process. */
export const outcomes = {
  done: ['完了', 'Completed'],
  returned: ['指摘', 'Returned'],
} as const satisfies Record<Outcome, Text>

/** Who has taken the task, and what else can be done about it. */
export const holding = {
  title: ['引き受け', 'Who has it'],
  nobody: ['まだ誰も引き受けていません。', 'Nobody has taken it yet.'],
  firstYou: (until: Text): Text => [
    `手配された方に、まずご案内しています。${until[0]} までに引き受けがなければ、ほかの担当者にも案内します。`,
    `You arranged it, so you are asked first. If nobody has taken it by ${until[1]}, your colleagues are asked, too.`,
  ],
  first: (name: string, until: Text): Text => [
    `まず、手配した ${name} さんに案内しています(${until[0]} まで)。`,
    `It is offered first to ${name}, who arranged it (until ${until[1]}).`,
  ],
  claimHint: [
    '引き受けると、ほかの担当者にお名前が表示されます。引き受けなくても完了できます。',
    'If you take it, your colleagues see your name. You can complete it without taking it.',
  ],
  claim: ['引き受ける', 'Take this task'],
  mine: ['私が対応します', 'I will do it'],
  asked: (name: string): Text => [
    `${name} さんに確認しました。私が対応します`,
    `I have asked ${name}, and I will do it`,
  ],
  you: ['あなたが引き受けています', 'You have taken it'],
  other: (name: string): Text => [`${name} さんが引き受けています`, `${name} has taken it`],
  takeOverHint: [
    '引き取る場合も、ご自身で回答する場合も、チェックを入れてください。いま引き受けている方にメールでお知らせします。',
    'Tick the box to take it over, or to answer it yourself. They are told by mail.',
  ],
  takeOver: ['引き取る', 'Take it over'],
  refused: (name: string): Text => [
    `回答はまだ保存していません。${name} さんがこの作業を引き受けています。`,
    `Your answer is not stored yet: ${name} has taken this task.`,
  ],
  refusedHint: [
    'ご本人に確認し、それでもご自身で回答する場合は、下のチェックを入れ、ボタンをもう一度押してください。ご本人にはメールでお知らせします。',
    'Ask them first. If it is still you who answers, tick the box below and press the button again; they are told by mail.',
  ],
  notDone: (name: string): Text => [
    `今回の操作は行っていません。${name} さんがこの作業を引き受けています。`,
    `Nothing was done: ${name} has taken this task.`,
  ],
  notDoneHint: [
    'ご本人に確認し、それでもご自身で進める場合は、先にチェックを入れて「引き取る」を押してください。',
    'Ask them first. If it is still yours to do, tick the box and press "Take it over" first.',
  ],
} as const

export const acts = {
  title: ['ほかの操作', 'Other things you can do'],
  handOver: ['ほかの担当者に引き継ぐ', 'Hand it to a colleague'],
  to: ['引き継ぐ相手', 'To whom'],
  choose: ['選んでください', 'Choose'],
  toHint: ['選んだ方に、専用のリンクをメールで送ります。', 'They get a link of their own by mail.'],
  handOverNow: ['この担当者に引き継ぐ', 'Hand it over'],
  addMemo: ['完了せずにメモを残す', 'Leave a memo without finishing'],
  addMemoNow: ['メモを残す', 'Leave this memo'],
  renew: ['新しいリンクを受け取る', 'Get a fresh link'],
  renewHint: [
    'ご自身のメールアドレスに新しいリンクを送ります。今のリンクは、新しいリンクで何か操作するまで使えます。',
    'A new link goes to your mail address. This one works until you do something through the new one.',
  ],
  endEarlier: [
    'ほかの人にリンクを見られたので、今のリンクをすぐに無効にする',
    'Somebody has seen my link: end this one at once',
  ],
  renewNow: ['新しいリンクをメールで受け取る', 'Send me a new link'],
} as const satisfies Record<string, Text>

/** What has just been done. */
export const told = {
  claimed: ['引き受けました。', 'You have taken this task.'],
  'taken-over': [
    '引き取りました。それまで引き受けていた方にメールでお知らせします。',
    'You have taken it over. Whoever had it is told by mail.',
  ],
  'handed-over': [
    '引き継ぎました。新しい担当者に専用のリンクをメールで送ります。',
    'Handed over. Your colleague gets a link of their own by mail.',
  ],
  'memo-added': ['メモを残しました。', 'Your memo is stored.'],
} as const satisfies Record<string, Text>
