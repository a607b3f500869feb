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
  return values.reduce(withoutSecret, text)
}

const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u00a0]/gu

/** What came along unseen when a secret was copied makes no other text of it; it may be in the quotation, or in the value. */
function withoutSecret(text: string, value: string): string {
  const bare = value.replace(unseen, '')
  if (bare.length < shortestSecretInProse) return text.replaceAll(value, mask)
  if (!text.replace(unseen, '').includes(bare)) return text
  const characters = [...bare].map((character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
  return text.replace(new RegExp(characters.join(`${unseen.source}*`), 'gu'), mask)
}
