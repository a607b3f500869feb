import type { KintoneSettings } from '../../settings/settings.ts'

/** What the product needs of one field of the app. */
export interface RequiredField {
  code: string
  /** The name it gets when it is added. */
  label: string
  /** The types that the product can read and, where it writes, write; the first is what is added. */
  types: readonly [string, ...string[]]
  /** Of each group the field must have one choice; the first of a group is what is added. */
  choices: readonly (readonly [string, ...string[]])[]
  /** The only choices that the product knows; any other stops an order. */
  known?: readonly string[]
  /** What a field that is added offers, beyond what `choices` say, for people to change. */
  samples?: readonly string[]
}

const text = ['SINGLE_LINE_TEXT'] as const
const choice = ['RADIO_BUTTON', 'DROP_DOWN'] as const

/** The fields and choices that the settings name. https://cybozu.dev/ja/kintone/docs/overview/field-types/ */
export function requiredFields({ fields, status, sendManual, noManual }: KintoneSettings): RequiredField[] {
  const [send, ...moreSend] = sendManual as [string, ...string[]]
  const [none, ...moreNone] = noManual as [string, ...string[]]
  const needs: Record<keyof typeof fields, Omit<RequiredField, 'code'>> = {
    q_id: { label: 'ID', types: [...text, 'NUMBER'], choices: [] },
    q_customerName: { label: '氏名', types: text, choices: [] },
    q_customerEmail: { label: 'メールアドレス', types: [...text, 'LINK'], choices: [] },
    q_plan: {
      label: 'プラン',
      types: [...choice, ...text],
      choices: [],
      samples: ['ライト', 'スタンダード', 'プレミアム'],
    },
    q_maintenanceDatetime: { label: '構築希望日時', types: ['DATETIME'], choices: [] },
    q_optionSend: {
      label: 'マニュアル送付希望',
      types: choice,
      choices: [
        [send, ...moreSend],
        [none, ...moreNone],
      ],
      known: [...sendManual, ...noManual],
    },
    pid: { label: '処理ID', types: text, choices: [] },
    status: {
      label: '処理ステータス',
      types: choice,
      choices: [[status.cancelled], status.triggers as [string, ...string[]], [status.inProgress], [status.done]],
    },
  }
  return (Object.keys(needs) as (keyof typeof fields)[]).map((key) => ({ code: fields[key], ...needs[key] }))
}
