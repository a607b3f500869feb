import type { FieldDefinition } from '../app-definition.ts'
import type { Text } from './language.ts'

export const labelOf = ({ label, english }: FieldDefinition): Text => [label, english ?? '']
