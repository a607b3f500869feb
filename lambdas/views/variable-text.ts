import {
  variables as definitions,
  type Variable,
  type VariableCode,
  type Variables,
} from '../../statemachine/variables.ts'
import { isSecret, mask } from '../core/mask-secrets.ts'
import type { Text } from './bilingual.ts'
import { jstText } from './time.ts'

export const variableDefinition = (code: VariableCode): Variable => definitions[code]
export const variableCodes = Object.keys(definitions) as VariableCode[]
export const variableLabel = (code: VariableCode): Text => [
  variableDefinition(code).label,
  variableDefinition(code).english,
]

/**
 * A variable as a person reads it: datetimes in JST, secrets masked unless `revealed`, the memo as a count.
 * Undefined while nothing has filled it.
 */
export function variableText(
  code: VariableCode,
  variables: Variables,
  revealed: readonly VariableCode[] = [],
): Text | undefined {
  const value = variables[code]
  if (Array.isArray(value)) return [`${value.length} 件`, value.length === 1 ? '1 entry' : `${value.length} entries`]
  if (!value) return undefined
  if (isSecret(code) && !revealed.includes(code)) return [mask, '']
  return variableDefinition(code).type === 'datetime' ? jstText(value) : [value, '']
}
