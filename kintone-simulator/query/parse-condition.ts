import type { Condition, Operator } from './query.ts'
import { malformedQuery, unsupportedInQuery } from './refusals.ts'
import type { TokenReader } from './token-reader.ts'

const comparisons = ['=', '!=', '>=', '<=', '>', '<'] as const

/** Reads `field operator value`. Throws CB_VA01 for anything else, and for functions and `is empty`. */
export function parseCondition(tokens: TokenReader): Condition {
  const field = tokens.word()
  const operator = readOperator(tokens)
  const values = operator === 'in' || operator === 'not in' ? readList(tokens) : [readValue(tokens)]
  return { kind: 'condition', field, operator, values }
}

function readOperator(tokens: TokenReader): Operator {
  const comparison = comparisons.find((symbol) => tokens.take(symbol))
  if (comparison) return comparison
  if (tokens.nextIs('is')) throw unsupportedInQuery('is')
  const negated = tokens.take('not')
  if (tokens.take('in')) return negated ? 'not in' : 'in'
  if (tokens.take('like')) return negated ? 'not like' : 'like'
  throw malformedQuery()
}

function readList(tokens: TokenReader): string[] {
  tokens.expect('(')
  const values = [readValue(tokens)]
  while (tokens.take(',')) values.push(readValue(tokens))
  tokens.expect(')')
  return values
}

function readValue(tokens: TokenReader): string {
  const token = tokens.next()
  if (token.kind === 'string') return token.text
  if (token.kind === 'word' && tokens.nextIs('(')) throw unsupportedInQuery(`${token.text}()`)
  if (token.kind === 'word' && /^[+-]?\d+(\.\d+)?$/.test(token.text)) return token.text
  throw malformedQuery()
}
