import { expect, it } from '@jest/globals'
import { weatherTheStorm } from './weather-the-storm.ts'

it('3,000 webhooks, doubled, lost and shuffled, start one process an episode and none else', async () => {
  const { sent, lost, doubled, echoes, startedByReconcile } = await weatherTheStorm({ webhooks: 3_000, seed: 3 })
  expect(sent).toBeGreaterThanOrEqual(3_000)
  for (const count of [lost, doubled, echoes, startedByReconcile]) expect(count).toBeGreaterThan(5)
})
