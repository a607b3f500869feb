import { createDynamoDbLeases } from '../dynamodb-leases.ts'
import { table } from './table.ts'

export const leases = createDynamoDbLeases({ table })
