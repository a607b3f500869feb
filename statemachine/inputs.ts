import * as z from 'zod'

/**
 * What people type, as schemas: they trim, normalise codes and refuse with a key of `messages`.
 * Names and addresses stay as typed (髙, 﨑); only codes are folded (NFKC, dashes to `-`).
 */
export const messages = {
  required: ['必須項目です。', 'This field is required.'],
  oneLine: ['改行は使えません。', 'No line breaks here.'],
  tooLong: ['長すぎます。', 'This is too long.'],
  memoTooLong: ['2,000 文字以内で入力してください。', 'Enter at most 2,000 characters.'],
  url: ['https:// か http:// で始まる URL を入力してください。', 'Enter a URL that starts with https:// or http://.'],
  postalCode: ['123-4567 の形式で入力してください。', 'Enter a postal code like 123-4567.'],
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
  outcome: ['ボタンで完了か指摘を選んでください。', 'Choose an outcome with one of the buttons.'],
} as const satisfies Record<string, readonly [ja: string, en: string]>
export type MessageKey = keyof typeof messages

// Copied text brings along what nobody sees: blanks of no width, marks that turn text round.
const isUnseen = (unit = '') => /[\s\p{Cf}]/u.test(unit)
const shown = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

/** Nothing is in it that anybody could see. */
export const isBlank = (text = ''): boolean => !shown.test(text)

// Not by a pattern: one that ends with `$` takes forever on a long run of blanks.
function trimmed(text: string): string {
  if (isBlank(text)) return ''
  let [from, to] = [0, text.length]
  while (isUnseen(text[from])) from++
  while (isUnseen(text[to - 1])) to--
  return text.slice(from, to)
}

const typed = (max: number, tooLong: MessageKey = 'tooLong') =>
  z.string().overwrite(trimmed).min(1, { error: 'required', abort: true }).max(max, { error: tooLong, abort: true })
const foldCode = (code: string) =>
  code
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[−‐‑‒–—―─ー－]/g, '-')

export const line = typed(200).regex(/^[^\r\n\u2028\u2029]*$/, { error: 'oneLine' })
export const secret = typed(500)
export const memo = typed(2000, 'memoTooLong')
/** Written out as `https://…`: URL parsers also take `http:example.com`, which a browser reads as a path. */
export const webUrl = typed(2000).refine((text) => URL.canParse(text) && /^https?:\/\/[^\s\\\p{Cf}]+$/iu.test(text), {
  error: 'url',
})
/** `123-4567`, from any of 1234567, 〒123-4567, 123 4567, １２３ー４５６７. */
export const postalCode = typed(20)
  .transform((text) => foldCode(text).replace(/^〒/, '').replace(/\s/g, ''))
  .refine((code) => /^\d{3}-?\d{4}$/.test(code), { error: 'postalCode' })
  .transform((code) => code.replace(/^(\d{3})-?/, '$1-'))
/** 11 or 12 digits, or 13 characters of UPU S10; hyphens and blanks are dropped. */
export const trackingNumber = typed(40)
  .transform((text) => foldCode(text).replace(/[-\s]/g, '').toUpperCase())
  .refine((code) => /^(\d{11,12}|[A-Z]{2}\d{9}[A-Z]{2})$/.test(code), { error: 'trackingNumber' })
/** A name without the 様 or 御中 at its end. */
export function withoutHonorific(name: string): string {
  const honorific = ['様', '御中'].find((ending) => name.endsWith(ending))
  return honorific ? name.slice(0, -honorific.length).trimEnd() : name
}
/** A person's name without the 様 or 御中 that the label prints itself. */
export const addressee = line.transform(withoutHonorific).pipe(line)
