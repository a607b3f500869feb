import { variables as definitions, type VariableCode, type Variables } from '../../statemachine/variables.ts'

export const mask = '••••'
export const isSecret = (code: VariableCode): boolean => 'secret' in definitions[code]

/** A shorter secret would blot out ordinary words and tell more than it hides. */
const shortestSecretInProse = 4

/** What a person wrote freely, with every secret value that they quoted masked. */
export function withoutSecrets(
  text: string,
  variables: Partial<Variables>,
  revealed: readonly VariableCode[] = [],
): string {
  const codes = Object.keys(definitions) as VariableCode[]
  const values = codes
    .filter((code) => isSecret(code) && !revealed.includes(code))
    .map((code) => variables[code])
    .filter((value) => typeof value === 'string')
    .filter((value) => value.length >= shortestSecretInProse)
    .sort((a, b) => b.length - a.length)
  return values.reduce((masked, value) => masked.replaceAll(value, mask), text)
}
