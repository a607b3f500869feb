import fc from 'fast-check'
import type { Outcome } from '../../statemachine/process.ts'
import type { Act, Command } from './acts.ts'
import { type Mood, moods } from './moods.ts'
import { places } from './outages.ts'

const which = fc.nat({ max: 7 })
const outcome = fc.constantFrom<Outcome>('done', 'done', 'returned')
const place = fc.constantFrom(...places)

/** All but the name of an act. */
function restOf(name: Act['do'], { kinds, fns, pauses }: Mood): fc.Arbitrary<object> {
  switch (name) {
    case 'add':
      return fc.record({ triggered: fc.constantFrom(true, true, false), sendManual: fc.boolean() })
    case 'edit':
      return fc.record({ which, status: fc.nat({ max: 3 }) })
    case 'work':
      return fc.record({ which, outcome, twice: fc.boolean() })
    case 'stale':
      return fc.record({ which, outcome })
    case 'look':
      return fc.record({ which, head: fc.boolean() })
    case 'patrol':
    case 'reconcile':
      return fc.record({ twice: fc.boolean() })
    case 'forward':
      return fc.record({ seconds: fc.constantFrom(...pauses) })
    case 'fault':
      return fc.oneof(
        fc.record({ kind: fc.constantFrom(...kinds), skip: fc.nat({ max: 25 }) }),
        fc.record({ kind: fc.constantFrom(...kinds), skip: fc.nat({ max: 5 }), fn: fc.constantFrom(...fns) }),
      )
    case 'down':
    case 'up':
      return fc.record({ place })
    case 'ask-more':
    case 'ask-less':
    case 'crash':
    case 'late':
    case 'rotate':
      return fc.constant({})
    default:
      return fc.record({ which })
  }
}

const actOf = (mood: Mood) =>
  fc.oneof(
    ...Object.entries(mood.acts).map(([name, weight]) => ({
      weight,
      arbitrary: restOf(name as Act['do'], mood).map((rest) => ({ do: name, ...rest }) as Act),
    })),
  )

const paceOf = ({ steps }: Mood) =>
  fc.record({ seed: fc.noBias(fc.noShrink(fc.nat({ max: 0x7fffffff }))), steps: fc.constantFrom(...steps) })

const first = fc.record({ do: fc.constant('add' as const), triggered: fc.constant(true), sendManual: fc.boolean() })

/** The first command gives the others something to happen to. */
function sequenceOf(mood: Mood): fc.Arbitrary<Command[]> {
  const pace = paceOf(mood)
  const command = (act: fc.Arbitrary<Act>) => fc.tuple(act, pace).map(([what, how]): Command => ({ ...what, ...how }))
  const rest = fc.array(command(actOf(mood)), { maxLength: 30, size: 'max' })
  return fc.tuple(command(first), rest).map(([begin, others]) => [begin, ...others])
}

export const sequence = fc.oneof(...moods.map((mood) => ({ weight: mood.weight, arbitrary: sequenceOf(mood) })))
