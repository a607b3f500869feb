import { type AppDefinition, builtInFields, type FieldDefinition } from '../app-definition.ts'
import { duplicateFieldCode, fieldNotFound } from '../refusals.ts'

const all = ({ fields }: AppDefinition) => [...builtInFields.map(({ code }) => code), ...fields.map(({ code }) => code)]

/** The app with these fields at the end of its form. Throws CB_VA01 for a code that it has already. */
export function withFields(app: AppDefinition, added: readonly FieldDefinition[]): AppDefinition {
  const taken = added.filter(({ code }) => all(app).includes(code)).map(({ code }) => code)
  if (taken.length > 0) throw duplicateFieldCode(taken)
  return { ...app, fields: [...app.fields, ...added] }
}

/** A change of one field: what it leaves out stays; the choices it names are all that there are afterwards. */
export type FieldChange = Partial<Omit<FieldDefinition, 'code' | 'type'>>

/** The app with its fields changed, by code. Throws GAIA_FC01 for a code that it lacks. */
export function withChangedFields(app: AppDefinition, changes: Readonly<Record<string, FieldChange>>): AppDefinition {
  const missing = Object.keys(changes).find((code) => !app.fields.some((field) => field.code === code))
  if (missing !== undefined) throw fieldNotFound(missing)
  return { ...app, fields: app.fields.map((field) => ({ ...field, ...changes[field.code] })) }
}
