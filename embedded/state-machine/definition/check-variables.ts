import type { Graph, State } from './definition.ts'

const variableName = /^[\p{ID_Start}_][\p{ID_Continue}]{0,79}$/u

/** Every `Assign` of a state, with the place where it stands. */
const assigns = (state: State): [field: string, names: string[]][] => {
  const found: [string, object | undefined][] = []
  if ('Assign' in state) found.push(['Assign', state.Assign])
  if (state.Type === 'Choice') {
    found.push(...state.Choices.map((rule, i): [string, object | undefined] => [`Choices[${i}].Assign`, rule.Assign]))
  }
  if ('Catch' in state) {
    found.push(...(state.Catch ?? []).map((c, i): [string, object | undefined] => [`Catch[${i}].Assign`, c.Assign]))
  }
  return found.map(([field, assign]) => [field, Object.keys(assign ?? {})])
}

/**
 * A branch may read its outer scope's variables but not assign a name that the outer scope assigns
 * (https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html, "Variable scope").
 */
export const checkVariables = (graph: Graph, outer: ReadonlySet<string> = new Set()): string[] => {
  const problems: string[] = []
  const own = new Set<string>()
  for (const [name, state] of Object.entries(graph.States)) {
    for (const [field, names] of assigns(state)) {
      for (const variable of names) {
        own.add(variable)
        if (outer.has(variable)) problems.push(`State '${name}': ${field} '${variable}' belongs to the outer scope`)
        if (variable === 'states' || !variableName.test(variable)) {
          problems.push(`State '${name}': ${field} '${variable}' is no name for a variable`)
        }
      }
    }
  }
  const visible = new Set([...outer, ...own])
  const branches = Object.values(graph.States).flatMap((state) => (state.Type === 'Parallel' ? state.Branches : []))
  return [...problems, ...branches.flatMap((branch) => checkVariables(branch, visible))]
}
