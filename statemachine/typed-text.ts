/** What people type and paste, before anything is asked of it. */

const unseen = /[\s\p{Cf}]/u
const shown = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

/** Nothing is in it that anybody could see. */
export const isBlank = (text = ''): boolean => !shown.test(text)

/**
 * Without what nobody sees at its ends: blanks, blanks of no width, marks that turn text round. Not by a pattern: one
 * that ends with `$` takes forever on a long run of blanks.
 */
export function trimmed(text: string): string {
  if (isBlank(text)) return ''
  let [from, to] = [0, text.length]
  while (unseen.test(pointFrom(text, from))) from += pointFrom(text, from).length
  while (unseen.test(pointUpTo(text, to))) to -= pointUpTo(text, to).length
  return text.slice(from, to)
}
const pointFrom = (text: string, at: number) => String.fromCodePoint(text.codePointAt(at) ?? 0)
function pointUpTo(text: string, at: number): string {
  const pair = text.slice(Math.max(at - 2, 0), at)
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair) ? pair : pair.slice(-1)
}

/** Every line break as one newline: browsers send two characters for each, and other programs know five more. */
export const withNewlines = (text: string): string => text.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')

/** Without control characters but tab and newline: nobody types them, and they come along when text is pasted. */
export const withoutControls = (text: string): string => text.replace(/[^\P{Cc}\t\n]/gu, '')

const characters = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** How many characters a person sees: 𠮷, か with its mark, and a family in one picture are one each. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of characters.segment(text)) length++
  return length
}

const encoder = new TextEncoder()
/** In UTF-8. */
export const bytesOf = (text: string): number => encoder.encode(text).length
