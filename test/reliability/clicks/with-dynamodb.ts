import { createDynamoDbLedger } from '../../../lambdas/adapters/aws/dynamodb-ledger.ts'
import { createDynamoDbOrders } from '../../../lambdas/adapters/aws/dynamodb-orders.ts'
import { createTable as tableOf } from '../../../lambdas/adapters/aws/dynamodb-table.ts'
import type { Ledger, Log, Orders } from '../../../lambdas/core/ports.ts'
import { createTable, startDynamoDb } from '../../aws/dynamodb.ts'
import { undoing } from '../undoing.ts'

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} }
const name = 'orders'

/** Lends the product's stores on an empty table of dynalite's. */
export const withDynamoDb = <T>(use: (stores: { orders: Orders; ledger: Ledger }) => Promise<T>): Promise<T> =>
  undoing(async (opened) => {
    const dynamoDb = opened.adopt(await startDynamoDb(), (it) => it.close())
    await createTable(dynamoDb.clientOptions, name)
    const table = tableOf(name, dynamoDb.clientOptions)
    opened.defer(() => table.client.destroy())
    return use({ orders: createDynamoDbOrders({ table, log: silent }), ledger: createDynamoDbLedger({ table }) })
  })
