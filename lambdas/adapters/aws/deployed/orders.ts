import { createDynamoDbOrders } from '../dynamodb-orders.ts'
import { log } from './log.ts'
import { table } from './table.ts'

export const orders = createDynamoDbOrders({ table, log })
