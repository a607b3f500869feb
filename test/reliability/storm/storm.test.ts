import { expect, it } from '@jest/globals'
import { weatherTheStorm } from './weather-the-storm.ts'

it('1,500 webhooks, doubled, lost and shuffled, start one process an episode and none else', async () => {
  const { sent, lost, doubled, echoes, startedByReconcile } = await weatherTheStorm({ webhooks: 1_500, seed: 3 })
  expect(sent).toBeGreaterThanOrEqual(1_500)
  for (const count of [lost, doubled, echoes, startedByReconcile]) expect(count).toBeGreaterThan(5)
}, 1_200_000)
