import type { AppDefinition } from '../app-definition.ts'
import type { FieldValues } from '../store.ts'
import { fromJapanTime } from './japan-time.ts'

export type RecordFormInput = { readonly id?: number; readonly revision?: number; readonly values: FieldValues }

/** Reads the record form; times arrive in Japan time. Fields that the form does not have are left alone. */
export function readForm({ fields }: AppDefinition, form: Record<string, unknown>): RecordFormInput {
  const values: FieldValues = {}
  for (const { code, type } of fields) {
    const typed = form[code]
    if (typeof typed !== 'string') continue
    values[code] = type === 'DATETIME' ? fromJapanTime(typed) : typed
  }
  const number = (name: string) => (typeof form[name] === 'string' ? { [name.slice(1)]: Number(form[name]) } : {})
  return { ...number('$id'), ...number('$revision'), values }
}
