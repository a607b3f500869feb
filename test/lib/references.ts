/** The resources that each resource of a template needs first: by Ref, GetAtt, Sub and DependsOn. */
export function referencesOf(resources: Record<string, { DependsOn?: string | string[] }>): Map<string, string[]> {
  const references = ([id, resource]: [string, { DependsOn?: string | string[] }]): [string, string[]] => [
    id,
    [...namedIn(resource), ...[resource.DependsOn ?? []].flat()].filter((name) => name in resources),
  ]
  return new Map(Object.entries(resources).map(references))
}

function namedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namedIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [String(inner)]
    if (key === 'Fn::GetAtt') return [String([inner].flat()[0]).split('.')[0] ?? '']
    if (key === 'Fn::Sub')
      return [...JSON.stringify(inner).matchAll(/\$\{([\w]+)[^}]*\}/g)]
        .map(([, name = '']) => name)
        .concat(namedIn(inner))
    return namedIn(inner)
  })
}

/** A way from a resource back to itself, if there is one. */
export function findCycle(graph: Map<string, string[]>): string[] | undefined {
  const done = new Set<string>()
  const walk = (id: string, way: string[]): string[] | undefined => {
    if (way.includes(id)) return [...way.slice(way.indexOf(id)), id]
    if (done.has(id)) return undefined
    for (const next of graph.get(id) ?? []) {
      const cycle = walk(next, [...way, id])
      if (cycle) return cycle
    }
    done.add(id)
    return undefined
  }
  for (const id of graph.keys()) {
    const cycle = walk(id, [])
    if (cycle) return cycle
  }
  return undefined
}
