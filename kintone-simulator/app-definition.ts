/** The field types that the simulator can keep. https://cybozu.dev/ja/kintone/docs/overview/field-types/ */
export type FieldType = 'SINGLE_LINE_TEXT' | 'MULTI_LINE_TEXT' | 'NUMBER' | 'RADIO_BUTTON' | 'DROP_DOWN' | 'DATETIME'

/** One field of an app's form, as its owner would set it up in kintone. */
export type FieldDefinition = {
  readonly code: string
  readonly label: string
  /** The label in English, shown beside the Japanese one on the simulator's page only. */
  readonly english?: string
  readonly type: FieldType
  readonly required?: boolean
  /** 値の重複を禁止する; such a field may serve as an updateKey. */
  readonly unique?: boolean
  /** The choices of a RADIO_BUTTON or DROP_DOWN, in display order. */
  readonly options?: readonly string[]
  /** Used when a record is added without the field. A RADIO_BUTTON without one starts at its first choice. */
  readonly defaultValue?: string
}

/** An app as data, so that a test can plant a defect: a missing field, a wrong type, a missing choice. */
export type AppDefinition = {
  readonly name: string
  /** The field whose value names a record in webhooks and on the page; the record number when absent. */
  readonly titleField?: string
  readonly fields: readonly FieldDefinition[]
}

/** The fields that every kintone app has, under their Japanese default codes. */
export const builtInFields = [
  { code: 'レコード番号', type: 'RECORD_NUMBER', english: 'Record number' },
  { code: '作成者', type: 'CREATOR', english: 'Created by' },
  { code: '作成日時', type: 'CREATED_TIME', english: 'Created datetime' },
  { code: '更新者', type: 'MODIFIER', english: 'Updated by' },
  { code: '更新日時', type: 'UPDATED_TIME', english: 'Updated datetime' },
] as const

/** True for a field whose values are limited to its choices. */
export function isChoice(field: FieldDefinition): boolean {
  return field.type === 'RADIO_BUTTON' || field.type === 'DROP_DOWN'
}

/** The value of a field that nobody has set; a radio button always has one choice selected. */
export function initialValue(field: FieldDefinition): string {
  if (field.defaultValue !== undefined) return field.defaultValue
  return field.type === 'RADIO_BUTTON' ? (field.options?.[0] ?? '') : ''
}
