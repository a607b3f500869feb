import { createTable } from '../dynamodb-table.ts'
import { readEnvironment } from '../environment.ts'

export const table = createTable(readEnvironment('TABLE_NAME').TABLE_NAME)
