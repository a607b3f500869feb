import { expressionIn, parseExpression } from '../expression/expression.ts'
import { isObject } from '../json.ts'
import type { Graph, State } from './definition.ts'

const literalFields = new Set(['Type', 'Resource', 'Next', 'Default', 'Comment', 'ErrorEquals', 'Branches'])

/** Parses every expression of every state once, so that a typing error shows before anything runs. */
export const checkExpressions = (graph: Graph): string[] =>
  Object.entries(graph.States).flatMap(([name, state]) => [
    ...expressionsOf(state).flatMap(([field, source]) => {
      try {
        parseExpression(source)
        return []
      } catch (error) {
        return [`State '${name}': the field '${field}' holds no usable JSONata expression: ${messageOf(error)}`]
      }
    }),
    ...(state.Type === 'Parallel' ? state.Branches.flatMap(checkExpressions) : []),
  ])

const expressionsOf = (state: State): [field: string, source: string][] => {
  const found: [string, string][] = []
  const visit = (value: unknown, field: string): void => {
    if (typeof value === 'string') {
      const source = expressionIn(value)
      if (source !== undefined) found.push([field, source])
    } else if (Array.isArray(value)) {
      for (const [i, item] of value.entries()) visit(item, `${field}[${i}]`)
    } else if (isObject(value)) {
      for (const [key, item] of Object.entries(value)) visit(item, `${field}/${key}`)
    }
  }
  for (const [field, value] of Object.entries(state)) if (!literalFields.has(field)) visit(value, field)
  return found
}

const messageOf = (error: unknown): string =>
  isObject(error) || error instanceof Error ? String((error as { message?: unknown }).message) : String(error)
