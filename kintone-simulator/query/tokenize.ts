import { malformedQuery } from './refusals.ts'

export type Token =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'symbol'; readonly text: string }

// a string is double-quoted only and holds no raw control character; the real service refuses both
const pattern = /\s*(?:"((?:[^"\\\p{Cc}]|\\.)*)"|(!=|>=|<=|[=<>(),])|([^\s"(),=!<>]+))/uy

/** Cuts a query into tokens. Throws CB_VA01 at the first character that fits nowhere. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = []
  const text = query.trimEnd()
  pattern.lastIndex = 0
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text)
    if (!match) throw malformedQuery()
    const [, quoted, symbol, word] = match
    if (quoted !== undefined) tokens.push({ kind: 'string', text: quoted.replace(/\\(.)/gu, '$1') })
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol })
    else tokens.push({ kind: 'word', text: word ?? '' })
  }
  return tokens
}
