import type * as z from 'zod'
import { UnsupportedDefinition } from '../errors.ts'
import { checkExpressions } from './check-expressions.ts'
import { checkGraph, checkNames } from './check-graph.ts'
import { checkVariables } from './check-variables.ts'
import { type Definition, definitionSchema } from './definition.ts'

/**
 * Reads a definition in the Amazon States Language (JSONata only).
 * Throws {@link UnsupportedDefinition}, which names the state and the field of everything that would not run.
 */
export const loadDefinition = (source: unknown): Definition => {
  const parsed = definitionSchema.safeParse(source)
  if (!parsed.success) throw new UnsupportedDefinition(parsed.error.issues.flatMap(describe))
  const problems = [
    ...checkGraph(parsed.data),
    ...checkNames(parsed.data),
    ...checkVariables(parsed.data),
    ...checkExpressions(parsed.data),
  ]
  if (problems.length > 0) throw new UnsupportedDefinition(problems)
  return parsed.data
}

const loaded = new Map<string, Definition>()

/** {@link loadDefinition} of a definition as JSON text; each text is read once in the life of the process. */
export const definitionIn = (body: string): Definition => {
  const known = loaded.get(body)
  if (known !== undefined) return known
  const definition = loadDefinition(JSON.parse(body))
  loaded.set(body, definition)
  return definition
}

const describe = (issue: z.core.$ZodIssue): string[] => {
  const [state, field] = place(issue.path)
  const where = state === undefined ? 'The state machine' : `State '${state}'`
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${where}: the field '${[...field, key].join('.')}' is not supported`)
  }
  return [`${where}: the field '${field.join('.')}' is not supported as it is: ${issue.message}`]
}

const place = (path: readonly PropertyKey[]): [state: string | undefined, field: string[]] => {
  const names = path.map(String)
  const last = names.lastIndexOf('States')
  return last >= 0 && last + 1 < names.length ? [names[last + 1], names.slice(last + 2)] : [undefined, names]
}
