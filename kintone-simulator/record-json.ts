import { type AppDefinition, builtInFields, type FieldDefinition } from './app-definition.ts'
import type { StoredRecord } from './store.ts'

/** A record as the REST API and webhooks spell it: `{ code: { type, value } }`. */
export type KintoneRecord = Record<string, { type: string; value: unknown }>

/**
 * The record with the app's fields, the built-in ones, `$id` and `$revision`; numbers are strings, as in kintone.
 * https://cybozu.dev/ja/kintone/docs/overview/field-types/
 * `only` limits the fields; codes that the app lacks are left out without an error, as kintone documents.
 */
export function recordJson(app: AppDefinition, record: StoredRecord, only?: readonly string[]): KintoneRecord {
  const all: KintoneRecord = {
    ...Object.fromEntries(app.fields.map((field) => [field.code, ownField(field, record)])),
    ...Object.fromEntries(builtInFields.map(({ code, type }) => [code, { type, value: builtInValue(type, record) }])),
    $revision: { type: '__REVISION__', value: String(record.revision) },
    $id: { type: '__ID__', value: String(record.id) },
  }
  if (!only || only.length === 0) return all
  return Object.fromEntries(Object.entries(all).filter(([code]) => only.includes(code)))
}

function ownField(field: FieldDefinition, record: StoredRecord): { type: string; value: unknown } {
  const value = record.values[field.code] ?? ''
  // of the types kept here only an unselected drop-down reads null
  return { type: field.type, value: field.type === 'DROP_DOWN' && value === '' ? null : value }
}

function builtInValue(type: (typeof builtInFields)[number]['type'], record: StoredRecord): unknown {
  switch (type) {
    case 'RECORD_NUMBER':
      return String(record.id)
    case 'CREATOR':
      return record.createdBy
    case 'CREATED_TIME':
      return record.createdAt
    case 'MODIFIER':
      return record.updatedBy
    case 'UPDATED_TIME':
      return record.updatedAt
  }
}
