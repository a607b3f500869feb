import { expect, it } from '@jest/globals'
import { raceForTasks } from './race-for-tasks.ts'
import { withDynamoDb } from './with-dynamodb.ts'

it('50 clicks at once on each of 100 tasks make one decision each, in SQLite', async () => {
  const figures = await raceForTasks({ orders: 40, clicksPerTask: 50, seed: 1 })
  expect(figures).toMatchObject({ tasks: 100, clicks: 5_000 })
})

it('50 clicks at once on each of 10 tasks make one decision each, in DynamoDB', async () => {
  const figures = await withDynamoDb((stores) => raceForTasks({ orders: 4, clicksPerTask: 50, seed: 2 }, stores))
  expect(figures).toMatchObject({ tasks: 10, clicks: 500 })
})
