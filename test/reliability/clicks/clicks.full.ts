import { expect, it } from '@jest/globals'
import { reportFigures } from '../report-figures.ts'
import { raceForTasks } from './race-for-tasks.ts'
import { withDynamoDb } from './with-dynamodb.ts'

it('50 clicks at once on each of 1,000 tasks make one decision each, in SQLite', async () => {
  const size = { orders: 400, clicksPerTask: 50, seed: 20260401 }
  const figures = await reportFigures('clicks, SQLite', () => raceForTasks(size))
  expect(figures).toMatchObject({ tasks: 1_000, clicks: 50_000 })
})

it('50 clicks at once on each of 100 tasks make one decision each, in DynamoDB', async () => {
  const size = { orders: 40, clicksPerTask: 50, seed: 20260402 }
  const figures = await reportFigures('clicks, DynamoDB', () => withDynamoDb((stores) => raceForTasks(size, stores)))
  expect(figures).toMatchObject({ tasks: 100, clicks: 5_000 })
})
