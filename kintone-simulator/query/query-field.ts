import { type AppDefinition, builtInFields } from '../app-definition.ts'
import { recordJson } from '../record-json.ts'
import type { StoredRecord } from '../store.ts'
import type { Operator } from './query.ts'
import { choiceNotFound, fieldNotFound, operatorRefused, unsupportedInQuery } from './refusals.ts'

const order = ['>', '<', '>=', '<='] as const
const equality = ['=', '!='] as const
const list = ['in', 'not in'] as const
const likeness = ['like', 'not like'] as const

/** Which operators kintone allows on which type. https://cybozu.dev/ja/kintone/docs/overview/query/ */
const operatorsOf: Record<string, readonly Operator[]> = {
  __ID__: [...equality, ...order, ...list],
  RECORD_NUMBER: [...equality, ...order, ...list],
  NUMBER: [...equality, ...order, ...list],
  SINGLE_LINE_TEXT: [...equality, ...list, ...likeness],
  MULTI_LINE_TEXT: likeness,
  RADIO_BUTTON: list,
  DROP_DOWN: list,
  DATETIME: [...equality, ...order],
  CREATED_TIME: [...equality, ...order],
  UPDATED_TIME: [...equality, ...order],
}

/** A field as a query sees it. */
export type QueryField = { readonly code: string; readonly type: string; read(record: StoredRecord): string }

/** Throws GAIA_IQ11 for a field that the app lacks. */
export function findQueryField(app: AppDefinition, code: string): QueryField {
  const known = [{ code: '$id', type: '__ID__' }, ...builtInFields, ...app.fields]
  const field = known.find((candidate) => candidate.code === code)
  if (!field) throw fieldNotFound(code)
  if (!operatorsOf[field.type]) throw unsupportedInQuery(code)
  return { code, type: field.type, read: (record) => String(recordJson(app, record)[code]?.value ?? '') }
}

/**
 * Throws GAIA_IQ10 for a choice that the field lacks, then GAIA_IQ03 for an operator that its type does not take;
 * the real service looks at the choice first.
 */
export function checkCondition(app: AppDefinition, field: QueryField, operator: Operator, values: readonly string[]) {
  const options = app.fields.find((candidate) => candidate.code === field.code)?.options
  const unknown = options && values.find((value) => value !== '' && !options.includes(value))
  if (unknown !== undefined) throw choiceNotFound(field.code, unknown)
  if (!operatorsOf[field.type]?.includes(operator)) throw operatorRefused(field.code, operator)
}
