import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type LambdaOffice, startLambdaOffice } from '../aws/lambda-office.ts'
import { dollars } from './bill.ts'
import { budgets, monthly } from './budget.ts'
import { monthlyDollars } from './monthly.ts'
import { type PathName, paths } from './paths.ts'
import { recordOrder } from './record.ts'

describe('an order costs no more than its budget', () => {
  let office: LambdaOffice
  beforeAll(async () => {
    office = await startLambdaOffice({ schedules: false })
  })
  afterAll(() => office.stop())

  it.each(Object.keys(paths) as PathName[])('%s', async (path) => {
    const usage = await recordOrder(path, office)
    expect(usage.statesEntered).toBeLessThanOrEqual(budgets[path].statesEntered)
    expect(1_000 * dollars(usage)).toBeLessThanOrEqual(budgets[path].dollars)
  })
})

it('a month without orders costs no more than its budget', async () => {
  const { 'each open order': _, ...parts } = await monthlyDollars()
  expect(Object.values(parts).reduce((total, part) => total + part, 0)).toBeLessThanOrEqual(monthly)
})
