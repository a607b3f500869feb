import jsonata from 'jsonata'
import { isObject, type Json, toJson } from '../json.ts'
import type { Clock, Ids } from '../ports.ts'
import { addAwsFunctions } from './functions.ts'

export type Bindings = { [variable: string]: Json }

/** Evaluates a template: every string that is `{% … %}`, at any depth, is replaced by its value; all else stays. */
export type Evaluate = (template: Json, bindings: Bindings, field: string) => Promise<Json>

/** An expression that failed or returned nothing: becomes States.QueryEvaluationError. */
export class QueryEvaluationError extends Error {
  readonly location: string

  constructor(message: string, location: string) {
    super(message)
    this.name = 'States.QueryEvaluationError'
    this.location = location
  }
}

/** The JSONata source between the delimiters; undefined for a literal string. */
export const expressionIn = (text: string): string | undefined =>
  text.startsWith('{%') && text.endsWith('%}') && text.length >= 4 ? text.slice(2, -2).trim() : undefined

/** Parses an expression; throws JSONata's error, or one that refuses `$eval` as Step Functions does. */
export const parseExpression = (source: string): jsonata.Expression => {
  const parsed = jsonata(source, { timeout: 5_000, stack: 500 })
  if (mentionsEval(parsed.ast())) throw new Error('$eval is not available: use $parse')
  return parsed
}

const mentionsEval = (node: unknown): boolean => {
  if (typeof node !== 'object' || node === null) return false
  if ('type' in node && node.type === 'variable' && 'value' in node && node.value === 'eval') return true
  return Object.values(node).some(mentionsEval)
}

/** Keeps every compiled expression, so that each is compiled once in the life of the machine. */
export const createEvaluator = (clock: Clock, ids: Ids): Evaluate => {
  const compiled = new Map<string, jsonata.Expression>()
  const fromMillis = jsonata('$fromMillis($at, $picture, $timezone)')

  const compile = (source: string): jsonata.Expression => {
    const known = compiled.get(source)
    if (known !== undefined) return known
    const fresh = parseExpression(source)
    addAwsFunctions(fresh, ids)
    compiled.set(source, fresh)
    return fresh
  }

  const evaluate = async (source: string, bindings: Bindings, field: string): Promise<Json> => {
    const at = clock.now().getTime()
    const time = {
      millis: () => at,
      now: (picture?: string, timezone?: string) => fromMillis.evaluate(undefined, { at, picture, timezone }),
    }
    const about = `The JSONata expression '${source}' specified for the field '${field}'`
    const value: unknown = await compile(source)
      .evaluate(undefined, { ...bindings, ...time })
      .catch((error: unknown) => {
        throw new QueryEvaluationError(`${about} threw an error during evaluation (${codeOf(error)}).`, field)
      })
    if (value === undefined) throw new QueryEvaluationError(`${about} returned nothing (undefined).`, field)
    if (holdsFunction(value)) throw new QueryEvaluationError(`${about} returned a function.`, field)
    return toJson(value)
  }

  const resolve: Evaluate = async (template, bindings, field) => {
    if (typeof template === 'string') {
      const source = expressionIn(template)
      return source === undefined ? template : evaluate(source, bindings, field)
    }
    if (Array.isArray(template)) {
      return Promise.all(template.map((item, i) => resolve(item, bindings, `${field}[${i}]`)))
    }
    if (!isObject(template)) return template
    const entries = Object.entries(template).map(
      async ([key, value]): Promise<[string, Json]> => [key, await resolve(value, bindings, `${field}/${key}`)],
    )
    return Object.fromEntries(await Promise.all(entries))
  }
  return resolve
}

/** JSONata gives functions as marked objects, which JSON cannot carry. */
const holdsFunction = (value: unknown): boolean => {
  if (typeof value === 'function') return true
  if (typeof value !== 'object' || value === null) return false
  return '_jsonata_lambda' in value || '_jsonata_function' in value || Object.values(value).some(holdsFunction)
}

/** JSONata's messages quote the values they met; only its error code may go into a cause. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'error'
