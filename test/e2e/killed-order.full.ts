import { expect, it } from '@jest/globals'
import { killAtEvery } from './killed-order.ts'

it.each(['before', 'after'] as const)(
  'finishes the order with every write and decision made once, killed %s any durable write',
  async (moment) => {
    expect(await killAtEvery(1, moment)).toBeGreaterThan(30)
  },
)
