import { expect, it } from '@jest/globals'
import { playOrder } from './killed-order.ts'

it('finishes an order undisturbed, as the measure of the killed ones', async () => {
  expect(await playOrder({ moment: 'never', write: 0 })).toEqual({ deaths: 0 })
})

it('finishes the order with every write and decision made once, killed before any durable write', async () => {
  let write = 1
  while ((await playOrder({ moment: 'before', write })).deaths > 0) write++
  // An order of ten tries and steps makes dozens of writes; fewer mean that nothing was killed.
  expect(write).toBeGreaterThan(30)
})
