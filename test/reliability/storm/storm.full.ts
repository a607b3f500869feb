import { expect, it } from '@jest/globals'
import { reportFigures } from '../report-figures.ts'
import { weatherTheStorm } from './weather-the-storm.ts'

/** In MB: what people and weather remember for the test itself, and SQLite's pages. */
const mayGrow = 40

it('10,000 webhooks, doubled, lost and shuffled, start one process an episode and none else, in bounded memory', async () => {
  const figures = await reportFigures('storm', () => weatherTheStorm({ webhooks: 10_000, seed: 20260403 }))
  const [first = 0, ...later] = figures.heap
  expect(figures.sent).toBeGreaterThanOrEqual(10_000)
  expect(later.length).toBeGreaterThanOrEqual(3)
  expect(Math.max(...later) - first).toBeLessThan(mayGrow)
})
