import { expect, it } from '@jest/globals'
import { reportFigures } from '../report-figures.ts'
import { surviveKills } from './survive-kills.ts'

it('50 orders reach their end, nothing lost and nothing doubled, though the plug is pulled 200 times', async () => {
  const figures = await reportFigures('kills', () => surviveKills({ kills: 200, orders: 50, seed: 20260404 }))
  expect(figures).toMatchObject({ kills: 200, orders: 50 })
})
