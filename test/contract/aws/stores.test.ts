import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createDynamoDbLeases } from '../../../lambdas/adapters/aws/dynamodb-leases.ts'
import { createDynamoDbLedger } from '../../../lambdas/adapters/aws/dynamodb-ledger.ts'
import { createDynamoDbOrders } from '../../../lambdas/adapters/aws/dynamodb-orders.ts'
import { createTable as tableOf } from '../../../lambdas/adapters/aws/dynamodb-table.ts'
import { createCallRecorder } from '../../aws/call-recorder.ts'
import { createTable, startDynamoDb } from '../../aws/dynamodb.ts'
import { type FakeAws, startFakeAws } from '../../aws/fake-aws.ts'
import { AwsError } from '../../aws/service.ts'
import { anOrder } from '../../builders/order.ts'
import { leasesContract } from '../leases.ts'
import { ledgerContract } from '../ledger.ts'
import { ordersContract } from '../orders.ts'

const calls = createCallRecorder()
let dynamoDb: Awaited<ReturnType<typeof startDynamoDb>>
let aws: FakeAws
beforeAll(async () => {
  dynamoDb = await startDynamoDb()
  aws = await startFakeAws([dynamoDb.service], calls)
})
afterAll(async () => {
  await aws.close()
  await dynamoDb.close()
})

let tables = 0
async function emptyTable() {
  const name = `table-${++tables}`
  await createTable(aws.clientOf(), name)
  calls.clear()
  return tableOf(name, aws.clientOf())
}

function collectingLog() {
  const lines: unknown[][] = []
  const at = (...line: unknown[]) => void lines.push(line)
  return { lines, log: { info: at, warn: at, error: at } }
}

const storeOf = async (table = emptyTable()) => createDynamoDbOrders({ table: await table, log: collectingLog().log })

ordersContract('DynamoDB', () => storeOf())
ledgerContract('DynamoDB', async () => createDynamoDbLedger({ table: await emptyTable() }))
leasesContract('DynamoDB', async () => createDynamoDbLeases({ table: await emptyTable() }))

describe('the table', () => {
  it('is changed by one put, whatever is changed', async () => {
    const table = await emptyTable()
    await (await storeOf(Promise.resolve(table))).put(anOrder(), { open: true, attentionAt: new Date() })
    await createDynamoDbLedger({ table }).claim('1', '2', 1, 'k1-2-1')
    await createDynamoDbLeases({ table }).acquire('patrol', 'a', new Date(0), new Date(1))
    expect(calls.calls.map(({ action }) => action)).toEqual(Array(3).fill('dynamodb:PutItem'))
  })

  it('is read consistently, at a unit for each 4 KB', async () => {
    const orders = await storeOf()
    await orders.put(anOrder(), { open: true })
    await orders.get('k1-2-1')
    expect(calls.calls.at(-1)).toMatchObject({ action: 'dynamodb:GetItem', units: 1 })
  })

  it('has orders, records and leases under keys of their own', async () => {
    const table = await emptyTable()
    await createDynamoDbLedger({ table }).claim('1', '2', 1, 'LEASE#patrol')
    expect(await createDynamoDbLeases({ table }).acquire('patrol', 'a', new Date(0), new Date(1))).toBe(true)
  })

  it('refuses a stored order of unknown shape', async () => {
    const table = await emptyTable()
    const Item = { pk: 'ORDER#k1-2-1', version: 1, order: { pid: 'k1-2-1' } }
    await table.client.send(new PutCommand({ TableName: table.name, Item }))
    const read = createDynamoDbOrders({ table, log: collectingLog().log }).get('k1-2-1')
    await expect(read).rejects.toMatchObject({ name: 'StoredItemInvalid' })
  })

  it.each(['', 'x', 'W10'])('refuses %j as a cursor', async (after) => {
    const orders = await storeOf()
    await expect(orders.needingAttention(new Date(), 10, after)).rejects.toMatchObject({ name: 'CursorInvalid' })
  })
})

describe('a put whose answer is lost', () => {
  const losingTheFirstAnswer = async () => {
    const table = await emptyTable()
    const { perform } = dynamoDb.service
    dynamoDb.service.perform = async (action, input) => {
      dynamoDb.service.perform = perform
      await perform(action, input)
      throw new AwsError('InternalServerError', 'lost', 500)
    }
    return table
  }

  it('is known as our own when the SDK repeats it', async () => {
    const orders = await storeOf(losingTheFirstAnswer())
    await orders.put(anOrder(), { open: true })
    expect(calls.calls.map(({ action, error }) => error ?? action)).toEqual([
      'InternalServerError',
      'ConditionalCheckFailedException',
      'dynamodb:GetItem',
    ])
    expect(await orders.get('k1-2-1')).toMatchObject({ version: 1 })
  })

  it('gives the record to the one who claimed it', async () => {
    const ledger = createDynamoDbLedger({ table: await losingTheFirstAnswer() })
    await ledger.claim('1', '2', 1, 'k1-2-1')
    await expect(ledger.claim('1', '2', 1, 'k1-2-1')).rejects.toMatchObject({ name: 'VersionConflict' })
  })
})

describe('a record that is freed twice at once', () => {
  it('stays with whoever has claimed it in between', async () => {
    const table = await emptyTable()
    const ledger = createDynamoDbLedger({ table })
    await ledger.claim('1', '2', 1, 'k1-2-1')
    const { perform } = dynamoDb.service
    dynamoDb.service.perform = async (action, input) => {
      if (action !== 'PutItem') return perform(action, input)
      dynamoDb.service.perform = perform
      await ledger.release('1', '2', 'k1-2-1')
      await ledger.claim('1', '2', 2, 'k1-2-2')
      return perform(action, input)
    }
    await ledger.release('1', '2', 'k1-2-1')
    expect(await ledger.get('1', '2')).toEqual({ n: 2, holder: 'k1-2-2' })
  })
})

describe('an order of more than 200 KB', () => {
  it('is stored, and told of by its pid alone', async () => {
    const { lines, log } = collectingLog()
    const orders = createDynamoDbOrders({ table: await emptyTable(), log })
    await orders.put(anOrder({ title: '髙'.repeat(70_000) }), { open: true })
    expect((await orders.get('k1-2-1'))?.title).toHaveLength(70_000)
    expect(lines).toEqual([['order is large', { pid: 'k1-2-1', bytes: expect.any(Number) }]])
  })
})
