import type { Graph, State } from '../definition/definition.ts'
import type { Draft } from '../execution/execution.ts'
import type { Thread } from '../execution/position.ts'
import { type Bindings, type Evaluate, QueryEvaluationError } from '../expression/expression.ts'
import type { Json } from '../json.ts'
import type { Ids } from '../ports.ts'
import { contextObject, type MachineIdentity } from './context.ts'

export type Surroundings = { machine: MachineIdentity; evaluate: Evaluate; ids: Ids }

/** One thread at one of its states, with all that the state's fields may refer to. */
export type Visit<S extends State = State> = {
  draft: Draft
  surroundings: Surroundings
  graph: Graph
  thread: Thread
  state: S
  /** The variables of the scopes around the thread. */
  outer: Bindings
}

export type Extras = { result?: Json; errorOutput?: Json; token?: string }

/** Evaluates a field of the state with `$states` and the variables that the thread sees. */
export const evaluateField = (visit: Visit, template: Json, field: string, extras: Extras = {}): Promise<Json> => {
  const { draft, surroundings, thread, state, outer } = visit
  const { token, ...states } = extras
  const retries = state.Type === 'Task' || state.Type === 'Parallel'
  const context = contextObject(surroundings.machine, draft.execution, thread, { retries, token })
  const bindings = { ...outer, ...thread.variables, states: { input: thread.input, context, ...states } }
  return surroundings.evaluate(template, bindings, field)
}

/** Evaluates a field that must be a number of whole seconds within the bounds. */
export const evaluateSeconds = async (visit: Visit, template: Json, field: string, least: number): Promise<number> => {
  const value = await evaluateField(visit, template, field)
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= 99_999_999) return value
  throw new QueryEvaluationError(`The field '${field}' must be a whole number from ${least} to 99999999.`, field)
}

/** Evaluates a field that must be text. */
export const evaluateText = async (visit: Visit, template: Json, field: string): Promise<string> => {
  const value = await evaluateField(visit, template, field)
  if (typeof value === 'string') return value
  throw new QueryEvaluationError(`The field '${field}' must be a string.`, field)
}
