import fc from 'fast-check'
import { hostileText } from './hostile-text.ts'

/** JSON of any kind. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e300, 1.5, '', [], {}, [[]], { value: null }, { value: [] }),
  fc.jsonValue({ maxDepth: 2 }),
)

/** As many arrays, one inside the other. */
export const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

type Path = (string | number)[]

function pathsIn(value: unknown, here: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [here]
  const inside = Object.entries(value).flatMap(([key, child]) =>
    pathsIn(child, [...here, Array.isArray(value) ? Number(key) : key]),
  )
  return [here, ...inside]
}

/** The value with what is at the path replaced, taken away or renamed. */
function changedAt(value: unknown, [first, ...rest]: Path, change: Change): unknown {
  if (first === undefined) return change.kind === 'replace' ? change.by : value
  if (Array.isArray(value)) {
    if (rest.length === 0 && change.kind === 'drop') return value.toSpliced(Number(first), 1)
    return value.map((item, index) => (index === first ? changedAt(item, rest, change) : item))
  }
  const entries = Object.entries(value as object).flatMap(([key, child]): [string, unknown][] => {
    if (key !== first) return [[key, child]]
    if (rest.length > 0 || change.kind === 'replace') return [[key, changedAt(child, rest, change)]]
    return change.kind === 'drop' ? [] : [[change.name, child]]
  })
  return Object.fromEntries(entries)
}

type Change = { kind: 'replace'; by: unknown } | { kind: 'drop' } | { kind: 'rename'; name: string }
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('replace' as const), by: anyJson }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'drop' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), name: hostileText }) },
)

/** The value, changed in one to three places. */
export function mutated(value: unknown): fc.Arbitrary<unknown> {
  return fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce<unknown>((now, [which, one]) => {
      const paths = pathsIn(now)
      return changedAt(now, paths[which % paths.length] ?? [], one)
    }, value),
  )
}
