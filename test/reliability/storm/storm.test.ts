import { expect, it } from '@jest/globals'
import { weatherTheStorm } from './weather-the-storm.ts'

it('1,500 webhooks, doubled, lost and shuffled, start one process an episode and none else', async () => {
  const { sent, lost, doubled, echoes, startedByReconcile } = await weatherTheStorm({ webhooks: 1_500, seed: 3 })
  expect(sent).toBeGreaterThanOrEqual(1_500)
  for (const count of [lost, doubled, echoes]) expect(count).toBeGreaterThan(5)
  // How many of the lost ones no later webhook of the same record has made up for is a matter of timing.
  expect(startedByReconcile).toBeGreaterThan(0)
}, 1_200_000)
