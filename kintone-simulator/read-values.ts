import { type AppDefinition, builtInFields, type FieldDefinition, isChoice } from './app-definition.ts'
import { parseDatetime, toKintoneDatetime } from './datetime.ts'
import { invalidJson } from './refusals.ts'
import type { FieldValues } from './store.ts'

/** The `record` of a request: `{ code: { value } }`. */
export type RecordInput = Record<string, { value?: unknown }>

/** Told of each problem; `path` follows the record's own, e.g. `.k_プラン.value`. */
export type ReportProblem = (path: string, message: string) => void

const readOnlyCodes = new Set<string>(['$id', '$revision', ...builtInFields.map((field) => field.code)])

/**
 * The values that a request sets, in stored form. Codes that the app lacks are ignored, as kintone documents:
 * 「存在しないフィールドコードは無視されて処理されます」
 * https://cybozu.dev/ja/kintone/docs/rest-api/overview/kintone-rest-api-overview/ (制限事項).
 * Throws CB_IJ01 when a value has a wrong JSON type.
 */
export function readValues(app: AppDefinition, input: RecordInput, report: ReportProblem): FieldValues {
  const values: FieldValues = {}
  for (const [code, { value }] of Object.entries(input)) {
    if (readOnlyCodes.has(code)) report(`.${code}.value`, 'この項目の値は変更できません。')
    const field = app.fields.find((candidate) => candidate.code === code)
    if (field) values[code] = readValue(field, value, report)
  }
  return values
}

function readValue(field: FieldDefinition, value: unknown, report: ReportProblem): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string' && typeof value !== 'number') throw invalidJson()
  const text = String(value)
  if (text === '') return text
  if (isChoice(field) && !field.options?.includes(text)) {
    report(`.${field.code}.value`, `"${text}"は選択肢にありません。`)
  }
  // kintone spells this one path with brackets
  if (field.type === 'NUMBER' && !/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) {
    report(`[${field.code}].value`, '数字でなければなりません。')
  }
  if (field.type !== 'DATETIME') return text
  const moment = parseDatetime(text)
  if (!moment) report(`.${field.code}.value`, '日時の形式が正しくありません。')
  return moment ? toKintoneDatetime(moment) : text
}
