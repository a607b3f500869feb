import type { Graph, State } from './definition.ts'

/** What the language asks of a graph of states beyond the shape of each: targets, ends, and the order of retriers. */
export const checkGraph = (graph: Graph): string[] => [
  ...(graph.States[graph.StartAt] === undefined ? [`StartAt names '${graph.StartAt}', which is no state here`] : []),
  ...Object.entries(graph.States).flatMap(([name, state]) =>
    checkState(state, graph).map((problem) => `State '${name}': ${problem}`),
  ),
  ...Object.values(graph.States).flatMap((state) =>
    state.Type === 'Parallel' ? state.Branches.flatMap(checkGraph) : [],
  ),
]

const checkState = (state: State, graph: Graph): string[] => [
  ...targets(state)
    .filter(([, target]) => graph.States[target] === undefined)
    .map(([field, target]) => `${field} names '${target}', which is no state here`),
  ...checkEnd(state),
  ...checkWait(state),
  ...checkWildcards(state),
]

const targets = (state: State): [field: string, target: string][] => {
  const found: [string, string | undefined][] = []
  if ('Next' in state) found.push(['Next', state.Next])
  if (state.Type === 'Choice') {
    found.push(
      ['Default', state.Default],
      ...state.Choices.map((rule, i): [string, string] => [`Choices[${i}].Next`, rule.Next]),
    )
  }
  if ('Catch' in state) {
    found.push(...(state.Catch ?? []).map((catcher, i): [string, string] => [`Catch[${i}].Next`, catcher.Next]))
  }
  return found.filter((pair): pair is [string, string] => pair[1] !== undefined)
}

const checkEnd = (state: State): string[] => {
  if (state.Type === 'Choice' || state.Type === 'Succeed' || state.Type === 'Fail') return []
  return (state.Next === undefined) === (state.End === undefined) ? ['exactly one of Next and End must be there'] : []
}

const checkWait = (state: State): string[] =>
  state.Type === 'Wait' && (state.Seconds === undefined) === (state.Timestamp === undefined)
    ? ['exactly one of Seconds and Timestamp must be there']
    : []

const checkWildcards = (state: State): string[] => {
  if (state.Type !== 'Task' && state.Type !== 'Parallel') return []
  const problems: string[] = []
  for (const [field, list] of [
    ['Retry', state.Retry ?? []],
    ['Catch', state.Catch ?? []],
  ] as const) {
    list.forEach((entry, i) => {
      if (!entry.ErrorEquals.includes('States.ALL')) return
      if (entry.ErrorEquals.length > 1) problems.push(`${field}[${i}]: States.ALL must stand alone in ErrorEquals`)
      if (i < list.length - 1) problems.push(`${field}[${i}]: States.ALL must be in the last entry`)
    })
  }
  for (const [i, { IntervalSeconds, MaxDelaySeconds }] of (state.Retry ?? []).entries()) {
    if (MaxDelaySeconds !== undefined && MaxDelaySeconds <= IntervalSeconds) {
      problems.push(`Retry[${i}]: MaxDelaySeconds must be greater than IntervalSeconds`)
    }
  }
  return problems
}

/** A state's name is the only one in the whole machine, branches included. */
export const checkNames = (graph: Graph): string[] => {
  const names = namesIn(graph)
  return [...new Set(names.filter((name, i) => names.indexOf(name) < i))].map(
    (name) => `State '${name}': another state has this name`,
  )
}

const namesIn = (graph: Graph): string[] =>
  Object.entries(graph.States).flatMap(([name, state]) => [
    name,
    ...(state.Type === 'Parallel' ? state.Branches.flatMap(namesIn) : []),
  ])
