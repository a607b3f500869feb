import { malformedQuery } from './refusals.ts'
import { type Token, tokenize } from './tokenize.ts'

/** Walks through the tokens of a query. Keywords match in either case; quoted strings are never keywords. */
export function createTokenReader(text: string) {
  const tokens = tokenize(text)
  let position = 0

  const reader = {
    ended: (): boolean => position >= tokens.length,
    nextIs(expected: string): boolean {
      const token = tokens[position]
      return token !== undefined && token.kind !== 'string' && token.text.toLowerCase() === expected
    },
    next(): Token {
      const token = tokens[position++]
      if (!token) throw malformedQuery()
      return token
    },
    take(expected: string): boolean {
      const taken = reader.nextIs(expected)
      if (taken) position++
      return taken
    },
    expect(expected: string): void {
      if (!reader.take(expected)) throw malformedQuery()
    },
    word(): string {
      const token = reader.next()
      if (token.kind !== 'word') throw malformedQuery()
      return token.text
    },
  }
  return reader
}

export type TokenReader = ReturnType<typeof createTokenReader>
