import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sequence } from './commands.ts'
import { faultKinds } from './faults.ts'
import { sitesReached } from './reach.ts'
import { newWorld, simulate } from './simulate.ts'

// To play a failure again: SIMULATION_SEED and SIMULATION_PATH, as it printed them.
const { SIMULATION_SEED: seed = '20260401', SIMULATION_PATH: path } = process.env

it('keeps every invariant through 2,000 sequences of commands and faults', async () => {
  const fired = new Set<string>()
  const seen = new Set<string>()
  const property = fc.asyncProperty(sequence, async (commands) => {
    const { faults } = await simulate(commands, newWorld())
    for (const { kind } of faults.fired) fired.add(kind)
    for (const site of faults.seen) seen.add(site)
  })
  await fc.assert(property, { numRuns: 2_000, seed: Number(seed), ...(path && { path, endOnFailure: true }) })
  if (path) return
  expect([...fired].toSorted()).toEqual(faultKinds.toSorted())
  // A call that no story reaches would go without its faults.
  const reached = await sitesReached()
  expect([...seen].filter((site) => !reached.has(site))).toEqual([])
})

it('plays a sequence the same way every time', async () => {
  const [commands = []] = fc.sample(sequence, { numRuns: 1, seed: 7 })
  const once = await simulate(commands, newWorld())
  const again = await simulate(commands, newWorld())
  expect(again.faults.seen).toEqual(once.faults.seen)
  expect(again.orders.all()).toEqual(once.orders.all())
  expect(again.kintone.log).toEqual(once.kintone.log)
})
