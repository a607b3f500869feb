import fc from 'fast-check'
import type { Outcome } from '../../statemachine/process.ts'
import { faultKinds } from './faults.ts'
import { places } from './outages.ts'

/** What happens next, as plain data: it can be printed, shrunk and played again. Numbers choose among what is there. */
export type Act =
  | { do: 'add'; triggered: boolean; sendManual: boolean }
  | { do: 'edit'; which: number; status: number }
  | { do: 'touch' | 'remove'; which: number }
  | { do: 'work'; which: number; outcome: Outcome; twice: boolean }
  | { do: 'stale'; which: number; outcome: Outcome }
  | { do: 'look'; which: number; head: boolean }
  | { do: 'renew' | 'reveal' | 'claim' | 'take-over' | 'hand-over' | 'memo'; which: number }
  | { do: 'cancel' | 'retry' | 'retry-all' | 'set-back' | 'resend' | 'reassign'; which: number }
  | { do: 'patrol' | 'reconcile'; twice: boolean }
  | { do: 'forward'; seconds: number }
  | { do: 'fault'; kind: (typeof faultKinds)[number]; skip: number; site?: string }
  | { do: 'down' | 'up'; place: (typeof places)[number] }
  | { do: 'crash' | 'late' | 'rotate' }

/** `seed` decides all that is left to chance from here to the next command; `steps` may be taken until then. */
export type Command = Act & { seed: number; steps: number }

const which = fc.nat({ max: 7 })
const outcome = fc.constantFrom<Outcome>('done', 'done', 'returned')
const everyStep = 100_000

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('add'),
      triggered: fc.constantFrom(true, true, false),
      sendManual: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('edit'), which, status: fc.nat({ max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('touch'), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove'), which }) },
  { weight: 18, arbitrary: fc.record({ do: fc.constant('work'), which, outcome, twice: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('stale'), which, outcome }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('look'), which, head: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('renew', 'reveal', 'claim', 'take-over', 'hand-over', 'memo'), which }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel', 'cancel', 'retry', 'retry-all', 'set-back', 'resend', 'reassign'),
      which,
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('patrol', 'patrol', 'reconcile'), twice: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('forward'),
      seconds: fc.constantFrom(5, 15, 61, 600, 7_200, 86_400, 8_000_000),
    }),
  },
  {
    weight: 16,
    arbitrary: fc.record({ do: fc.constant('fault'), kind: fc.constantFrom(...faultKinds), skip: fc.nat({ max: 25 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('down', 'up'), place: fc.constantFrom(...places) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('crash', 'late', 'rotate') }) },
) as fc.Arbitrary<Act>

const pace = fc.record({
  seed: fc.noBias(fc.noShrink(fc.nat({ max: 0x7fffffff }))),
  steps: fc.constantFrom(everyStep, everyStep, everyStep, 0, 2, 8, 30),
})

export const command: fc.Arbitrary<Command> = fc.tuple(act, pace).map(([what, how]) => ({ ...what, ...how }))

/** The first command gives the others something to happen to. */
export const sequence = fc
  .tuple(
    fc.record({
      do: fc.constant('add' as const),
      triggered: fc.constant(true),
      sendManual: fc.boolean(),
    }),
    pace,
    fc.array(command, { maxLength: 30, size: 'max' }),
  )
  .map(([first, how, rest]): Command[] => [{ ...first, ...how }, ...rest])
