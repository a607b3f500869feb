import { expect, it } from '@jest/globals'
import { surviveKills } from './survive-kills.ts'

it('5 orders reach their end, nothing lost and nothing doubled, though the plug is pulled 10 times', async () => {
  const figures = await surviveKills({ kills: 10, orders: 5, seed: 4 })
  expect(figures).toMatchObject({ kills: 10, orders: 5 })
})
