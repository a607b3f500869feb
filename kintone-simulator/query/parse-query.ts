import { parseCondition } from './parse-condition.ts'
import type { Expression, Query } from './query.ts'
import { limitTooLarge, malformedQuery, offsetTooLarge } from './refusals.ts'
import { createTokenReader, type TokenReader } from './token-reader.ts'

/**
 * Reads the part of kintone's query language that the simulator knows: conditions with `and`, `or`, parentheses,
 * then `order by`, `limit` (100 when absent, at most 500), `offset` (at most 10,000).
 * Throws CB_VA01 for what it cannot read, GAIA_QU01 or GAIA_QU02 for a page out of bounds.
 * https://cybozu.dev/ja/kintone/docs/overview/query/
 */
export function parseQuery(text: string): Query {
  const tokens = createTokenReader(text)
  const clause = tokens.nextIs('order') || tokens.nextIs('limit') || tokens.nextIs('offset')
  const where = tokens.ended() || clause ? undefined : parseOr(tokens)
  const orderBy = tokens.take('order') ? parseOrderBy(tokens) : []
  const limit = tokens.take('limit') ? readNumber(tokens) : 100
  const offset = tokens.take('offset') ? readNumber(tokens) : 0
  if (!tokens.ended()) throw malformedQuery()
  if (limit > 500) throw limitTooLarge()
  if (offset > 10_000) throw offsetTooLarge()
  return { where, orderBy, limit, offset }
}

function parseOr(tokens: TokenReader): Expression {
  let left = parseAnd(tokens)
  while (tokens.take('or')) left = { kind: 'or', left, right: parseAnd(tokens) }
  return left
}

function parseAnd(tokens: TokenReader): Expression {
  let left = parsePrimary(tokens)
  while (tokens.take('and')) left = { kind: 'and', left, right: parsePrimary(tokens) }
  return left
}

function parsePrimary(tokens: TokenReader): Expression {
  if (!tokens.take('(')) return parseCondition(tokens)
  const inner = parseOr(tokens)
  tokens.expect(')')
  return inner
}

function parseOrderBy(tokens: TokenReader): Query['orderBy'] {
  tokens.expect('by')
  const keys = []
  do {
    const field = tokens.word()
    // descending is kintone's default
    const descending = tokens.take('desc') || !tokens.take('asc')
    keys.push({ field, descending })
  } while (tokens.take(','))
  return keys
}

function readNumber(tokens: TokenReader): number {
  const text = tokens.word()
  if (!/^\d+$/.test(text)) throw malformedQuery()
  return Number(text)
}
