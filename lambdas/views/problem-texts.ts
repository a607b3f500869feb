import type { PlainProblem, Problem } from '../../statemachine/problems.ts'
import type { Text } from './bilingual.ts'
import { strayList } from './stray-names.ts'

const plain: Record<Exclude<PlainProblem, 'required'>, Text> = {
  oneLine: ['改行は使えません。1 行で入力してください。', 'No line breaks here: enter it in one line.'],
  url: [
    'https:// か http:// で始まり、空白のない URL を入力してください。',
    'Enter a URL that starts with https:// or http:// and has no blanks.',
  ],
  postalCode: ['123-4567 の形式(数字 7 桁)で入力してください。', 'Enter a postal code of 7 digits, like 123-4567.'],
  trackingNumber: [
    '11 桁か 12 桁の数字、または RR123456785JP の形式で入力してください。',
    'Enter 11 or 12 digits, or a number like RR123456785JP.',
  ],
  trackingCheckDigit: [
    '番号に誤りがあるかもしれません(末尾の検査用の数字が合いません)。番号をご確認のうえ、正しければ「この番号で進む」にチェックを入れてください。',
    'The check digit does not match. Check the number; if it is right, tick "Use this number".',
  ],
  member: ['引き継ぐ相手を選んでください。', 'Choose whom to hand it to.'],
  tick: [
    'ご自身の操作であることを示すため、チェックを入れてください。',
    'Tick the box to show that it is you who does this.',
  ],
  tooMany: [
    'この案件に記録できる量の上限に達しました。メモを空にすれば、作業は完了できます。',
    'This order holds as much as it may. Without a memo the task can still be completed.',
  ],
  reasonUnused: [
    '指摘の理由が入力されています。完了する場合は理由を空にしてください。差し戻す場合は、下の指摘のボタンを押してください。',
    'There is a reason for returning. Empty it to complete the task, or return it with the button below.',
  ],
  outcome: ['ボタンで完了か指摘を選んでください。', 'Choose an outcome with one of the buttons.'],
}

const ja = (count: number) => count.toLocaleString('ja')
const en = (count: number) => count.toLocaleString('en')

/** A field's name within a sentence: without what stands behind it in brackets. */
function inSentence([japanese, english]: Text): Text {
  const bare = (label: string) => label.replace(/\s*\([^)]*\)$/, '')
  const word = bare(english)
  return [bare(japanese), `${word.charAt(0).toLowerCase()}${word.slice(1)}`]
}

export const atMost = (limit: number): Text => [`(${ja(limit)} 文字まで)`, `(at most ${en(limit)} characters)`]

/** What is wrong with a field, in a sentence that says what to do about it. */
export function problemText(problem: Problem, label: Text): Text {
  if (problem === 'required') {
    const name = inSentence(label)
    return [`${name[0]}を入力してください。`, `Enter the ${name[1]}.`]
  }
  if (typeof problem === 'string') return plain[problem]
  if (problem.key === 'strays') {
    const list = strayList(problem.strays)
    return [
      `見えない文字や前後の記号が混ざっているかもしれません: ${list[0]}`,
      `Characters that nobody sees, or marks around it, may have come along: ${list[1]}`,
    ]
  }
  const { key, limit, now } = problem
  if (key === 'tooLong')
    return [
      `${ja(limit)} 文字以内で入力してください(いま ${ja(now)} 文字)。`,
      `Enter at most ${en(limit)} characters (now ${en(now)}).`,
    ]
  return [
    `絵文字など、見た目より大きな文字が多すぎます。減らしてください(${ja(limit)} バイトまで、いま ${ja(now)} バイト)。`,
    `Too many characters, such as emoji, that are larger than they look: use fewer (at most ${en(limit)} bytes, now ${en(now)}).`,
  ]
}

/** The same where fields are listed: with the field's name in front, unless the sentence has it. */
export function problemInList(problem: Problem, label: Text): Text {
  const text = problemText(problem, label)
  return problem === 'required' ? text : [`${label[0]}: ${text[0]}`, `${label[1]}: ${text[1]}`]
}
