import type { RequiredField } from './required-fields.ts'

/** A field as kintone describes it, as far as it matters here. */
export interface AppField {
  type: string
  code: string
  label?: string
  options?: Record<string, { label: string; index: string }>
  /** The fields of a table. */
  fields?: Record<string, AppField>
}
export type AppFields = Readonly<Record<string, AppField>>

/** How the app falls short of what the settings need. */
export type Finding =
  | { kind: 'missing-field'; field: RequiredField }
  | { kind: 'missing-choices'; field: RequiredField; found: AppField; missing: string[] }
  /** A person has set it up otherwise; it is theirs to change. */
  | { kind: 'wrong-type'; field: RequiredField; found: AppField }
  | { kind: 'in-table'; field: RequiredField; table: string }
  /** Nothing is broken yet: an order whose record has one of these stops. */
  | { kind: 'unknown-choices'; field: RequiredField; unknown: string[] }

export const compareFields = (required: readonly RequiredField[], app: AppFields): Finding[] =>
  required.flatMap((field) => compareField(field, app))

function compareField(field: RequiredField, app: AppFields): Finding[] {
  const found = app[field.code]
  if (!found) {
    const table = Object.values(app).find(({ fields }) => fields?.[field.code])
    return [table ? { kind: 'in-table', field, table: table.code } : { kind: 'missing-field', field }]
  }
  if (!field.types.includes(found.type)) return [{ kind: 'wrong-type', field, found }]
  const has = choicesOf(found)
  const missing = field.choices.filter((group) => !group.some((choice) => has.includes(choice))).map(([first]) => first)
  const unknown = field.known ? has.filter((choice) => !field.known?.includes(choice)) : []
  return [
    ...(missing.length > 0 ? [{ kind: 'missing-choices' as const, field, found, missing }] : []),
    ...(unknown.length > 0 ? [{ kind: 'unknown-choices' as const, field, unknown }] : []),
  ]
}

/** In the order that people see. */
export const choicesOf = ({ options = {} }: AppField): string[] =>
  Object.values(options)
    .toSorted((a, b) => Number(a.index) - Number(b.index))
    .map(({ label }) => label)
