import { createDynamoDbLedger } from '../dynamodb-ledger.ts'
import { table } from './table.ts'

export const ledger = createDynamoDbLedger({ table })
