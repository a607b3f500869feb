import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { demoOrders } from '../../bin/demo/orders.ts'
import { observe } from '../../bin/demo/report.ts'
import { castOf } from './cast.ts'
import { type LambdaOffice, startLambdaOffice } from './lambda-office.ts'

let office: LambdaOffice
beforeAll(async () => {
  office = await startLambdaOffice()
})
afterAll(() => office.stop())

describe('an order through the Lambda functions', () => {
  it.each(demoOrders)('goes its way: $name', async (order) => {
    const recordId = await order.play(castOf(office), order.customer)
    const seen = await observe(office.url, '1', recordId, order)
    expect(seen.nodes.toSorted()).toEqual(order.nodes.toSorted())
    expect(seen).toMatchObject({ pid: `k1-${recordId}-1`, kintoneStatus: order.kintoneStatus, isRight: true })
  })

  it('tells logs and executions nothing of anyone', async () => {
    const names = demoOrders.map(({ customer }) => customer)
    const secrets = ['ABCD-1234', 'first-Passw0rd', '@example.com', 'the-webhook-secret', 'simulated-kintone']
    const { executions } = await office.machine.listExecutions()
    const told = [office.logs()]
    for (const { executionArn } of executions)
      told.push(JSON.stringify(await office.machine.getExecutionHistory({ executionArn, maxResults: 1_000 })))
    for (const word of [...names, ...secrets]) expect(told.join('\n')).not.toContain(word)
  })

  it('leaves no call unanswered', () => {
    const failed = office.calls.calls.filter(({ error }) => error !== undefined)
    expect(failed.filter(({ error }) => error !== 'ConditionalCheckFailedException')).toEqual([])
  })
})
