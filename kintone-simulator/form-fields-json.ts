import { type AppDefinition, builtInFields, type FieldDefinition, initialValue } from './app-definition.ts'

/**
 * `properties` of GET /k/v1/app/form/fields.json.
 * https://cybozu.dev/ja/kintone/docs/rest-api/apps/form/get-form-fields/
 */
export function formFieldsJson(app: AppDefinition): Record<string, Record<string, unknown>> {
  const builtIn = builtInFields.map(({ code, type }) => [code, { type, code, label: code, noLabel: false }])
  return Object.fromEntries([...builtIn, ...app.fields.map((field) => [field.code, property(field)])])
}

function property(field: FieldDefinition): Record<string, unknown> {
  const { type, code, label, required = false, unique = false } = field
  const common = { type, code, label, noLabel: false, required, defaultValue: initialValue(field) }
  switch (type) {
    case 'SINGLE_LINE_TEXT':
      return { ...common, unique, minLength: '', maxLength: '', expression: '', hideExpression: false }
    case 'MULTI_LINE_TEXT':
      return common
    case 'NUMBER':
      return { ...common, unique, minValue: '', maxValue: '', digit: false, displayScale: '', unit: '' }
    case 'DATETIME':
      return { ...common, unique, defaultNowValue: false }
    case 'RADIO_BUTTON':
      return { ...common, options: choices(field), align: 'HORIZONTAL' }
    case 'DROP_DOWN':
      return { ...common, options: choices(field) }
  }
}

function choices(field: FieldDefinition): Record<string, { label: string; index: string }> {
  return Object.fromEntries((field.options ?? []).map((label, index) => [label, { label, index: String(index) }]))
}
