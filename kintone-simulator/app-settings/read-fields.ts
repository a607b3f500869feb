import * as z from 'zod'
import type { FieldDefinition } from '../app-definition.ts'
import { invalidInput } from '../refusals.ts'
import { readParameters } from '../rest/parameters.ts'
import type { FieldChange } from './change-fields.ts'

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
const choices = z
  .record(z.string(), z.object({ label: z.string(), index: z.union([z.string(), z.number()]).transform(Number) }))
  .transform((options) =>
    Object.values(options)
      .toSorted((a, b) => a.index - b.index)
      .map(({ label }) => label),
  )
const setting = {
  label: z.string(),
  required: flag.optional(),
  unique: flag.optional(),
  options: choices.optional(),
  defaultValue: z.string().optional(),
}
const type = z.enum(['SINGLE_LINE_TEXT', 'MULTI_LINE_TEXT', 'NUMBER', 'RADIO_BUTTON', 'DROP_DOWN', 'DATETIME'])
const added = z.object({ properties: z.record(z.string(), z.object({ ...setting, type, code: z.string() })) })
const changed = z.object({
  properties: z.record(z.string(), z.object({ ...setting, label: z.string().optional(), type })),
})

/**
 * The fields that a request adds. Throws CB_VA01; a type that the simulator cannot keep is refused so, too.
 * https://cybozu.dev/ja/kintone/docs/rest-api/apps/form/add-form-fields/
 */
export function readAddedFields(given: Record<string, unknown>): FieldDefinition[] {
  const { properties } = readParameters(added, given)
  for (const [key, { code, type, options }] of Object.entries(properties)) {
    const problem = (path: string, message: string) =>
      invalidInput({ [`properties[${key}].${path}`]: { messages: [message] } })
    if (key !== code) throw problem('code', 'フィールドコードが一致しません。')
    if ((type === 'RADIO_BUTTON' || type === 'DROP_DOWN') && !options?.length) throw problem('options', '必須です。')
  }
  return Object.values(properties)
}

/** What a request changes, by field code. https://cybozu.dev/ja/kintone/docs/rest-api/apps/form/update-form-fields/ */
export function readChangedFields(given: Record<string, unknown>): Record<string, FieldChange> {
  const { properties } = readParameters(changed, given)
  return Object.fromEntries(
    Object.entries(properties).map(([code, { type: _, ...change }]) => [code, withoutUndefined(change)]),
  )
}

const withoutUndefined = <T extends object>(change: T): Partial<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>
