import { expect, it } from '@jest/globals'
import { killAtEvery, playOrder } from './killed-order.ts'

it('finishes an order undisturbed, as the measure of the killed ones', async () => {
  expect(await playOrder({ moment: 'never', write: 0 })).toEqual({ deaths: 0 })
})

// Every one of them: killed-order.full.ts.
it.each(['before', 'after'] as const)(
  'finishes the order with every write and decision made once, killed %s any fifteenth durable write',
  async (moment) => {
    // An order makes dozens of durable writes; fewer kills mean that they came to nothing.
    expect(await killAtEvery(15, moment)).toBeGreaterThan(1)
  },
)
