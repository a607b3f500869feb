import * as z from 'zod'
import { addressee, line, postalCode, secret, trackingNumber, webUrl } from './inputs.ts'

/** How a variable is typed, shown and validated. */
export type VariableType = 'string' | 'email' | 'select' | 'datetime' | 'url' | 'postalCode' | 'trackingNumber' | 'text'

export interface Variable {
  label: string
  english: string
  num: number
  type: VariableType
  /** Masked on pages, never mailed, blanked some time after the order has closed. */
  secret?: true
  hint?: readonly [ja: string, en: string]
}

/** The 17 process variables, by code. Values are strings; datetimes are ISO 8601 in UTC; the memo is a thread. */
export const variables = {
  q_id: { label: '顧客ID', english: 'Customer ID', num: 15, type: 'string' },
  q_customerName: { label: '顧客氏名', english: 'Customer name', num: 0, type: 'string' },
  q_customerEmail: { label: '顧客メールアドレス', english: 'Customer e-mail', num: 1, type: 'email' },
  q_plan: { label: 'プラン選択', english: 'Plan', num: 2, type: 'select' },
  q_maintenanceDatetime: { label: '構築希望日時', english: 'Desired build time', num: 10, type: 'datetime' },
  q_taskLimitDatetime: { label: 'タスク期限日時', english: 'Task deadline', num: 14, type: 'datetime' },
  q_licenseKey: {
    label: 'ライセンスキー',
    english: 'Licence key',
    num: 6,
    type: 'string',
    secret: true,
    hint: ['発行されたとおりに入力してください。貼り付けもできます。', 'Exactly as it was issued; pasting is fine.'],
  },
  q_accessUrl: {
    label: 'アクセスURL',
    english: 'Access URL',
    num: 8,
    type: 'url',
    hint: ['例: https://example.com/login', 'e.g. https://example.com/login'],
  },
  q_password: {
    label: '初期パスワード',
    english: 'Initial password',
    num: 9,
    type: 'string',
    secret: true,
    hint: ['お客様が最初のログインに使うパスワードです。', 'The customer signs in with it the first time.'],
  },
  q_optionSend: { label: 'マニュアル送付希望', english: 'Manual by post', num: 5, type: 'select' },
  q_sendZipcode: {
    label: '送付先郵便番号',
    english: 'Postal code',
    num: 12,
    type: 'postalCode',
    hint: ['例: 123-4567', 'e.g. 123-4567'],
  },
  q_sendAddress: {
    label: '送付先住所',
    english: 'Address',
    num: 11,
    type: 'string',
    hint: [
      '都道府県から建物名・部屋番号まで、1 行で入力してください。',
      'From the prefecture to building and room, in one line.',
    ],
  },
  q_sendName: {
    label: '送付先氏名(様は不要)',
    english: 'Addressee (without 様)',
    num: 13,
    type: 'string',
    hint: [
      '初めは顧客氏名が入っています。送付先が違う場合は書き換えてください。空白で区切られた末尾の「様」「御中」は取り除きます。',
      'It starts as the customer name; change it if the parcel goes to somebody else. An honorific behind a blank is taken off.',
    ],
  },
  q_trackingNo: {
    label: 'お問い合わせ番号(郵便局)',
    english: 'Tracking number',
    num: 4,
    type: 'trackingNumber',
    hint: [
      '11 桁か 12 桁の数字、または RR123456785JP の形式。バーコードリーダーや追跡ページの URL からも読み取れます。',
      '11 or 12 digits, or like RR123456785JP; scanned, or as the URL of its tracking page.',
    ],
  },
  q_kintoneId: { label: 'kintoneレコードID', english: 'kintone record ID', num: 16, type: 'string' },
  q_status: { label: '処理ステータス', english: 'Status', num: 18, type: 'select' },
  q_memo: { label: 'メモ・コメント', english: 'Memo', num: 7, type: 'text' },
} as const satisfies Record<`q_${string}`, Variable>
export type VariableCode = keyof typeof variables

export const memoEntry = z.object({
  at: z.iso.datetime(),
  by: z.string(),
  node: z.string(),
  round: z.int(),
  text: z.string(),
})
export type MemoEntry = z.infer<typeof memoEntry>

const stored = z.string().optional()
const { q_memo: _memo, ...kept } = variables
const texts = Object.keys(kept) as (keyof typeof kept)[]

/** The variables as they are kept: strings, absent until a node fills them. */
export const variablesSchema = z.object({
  ...(Object.fromEntries(texts.map((code) => [code, stored])) as Record<keyof typeof kept, typeof stored>),
  q_memo: z.array(memoEntry).default([]),
})
export type Variables = z.infer<typeof variablesSchema>

/** What a person types for a variable, where a task asks for it. Issues become problems by `problemOf`. */
export const inputSchemas = {
  q_licenseKey: secret,
  q_accessUrl: webUrl,
  q_password: secret,
  q_sendZipcode: postalCode,
  q_sendAddress: line,
  q_sendName: addressee,
  q_trackingNo: trackingNumber,
} as const satisfies Partial<Record<VariableCode, z.ZodType<string, string>>>
export type AskedVariable = keyof typeof inputSchemas

/** What x1 takes from the kintone record. A broken e-mail address in kintone is shown, not refused. */
export const recordVariables = [
  'q_id',
  'q_customerName',
  'q_customerEmail',
  'q_plan',
  'q_maintenanceDatetime',
  'q_optionSend',
] as const satisfies VariableCode[]
/** So many characters of a text from the record are kept: as many as people may type in a line, or an address may have. */
export const keptOfRecord = (code: (typeof recordVariables)[number]): number => (code === 'q_customerEmail' ? 254 : 200)
export type RecordVariable = (typeof recordVariables)[number]
