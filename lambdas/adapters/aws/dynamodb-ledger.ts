import * as z from 'zod'
import { VersionConflict } from '../../core/errors.ts'
import type { Ledger } from '../../core/ports.ts'
import { putItemIf, readItem, type Table } from './dynamodb-table.ts'

const entrySchema = z.object({ n: z.int(), holder: z.string().optional() })

/** The ledger in DynamoDB: one item a kintone record, made by its first claim. */
export function createDynamoDbLedger({ table }: { table: Table }): Ledger {
  const keyOf = (appId: string, recordId: string) => `RECORD#${appId}#${recordId}`
  const read = async (pk: string) => entrySchema.parse((await readItem(table, pk)) ?? { n: 0 })

  return {
    get: (appId, recordId) => read(keyOf(appId, recordId)),

    async claim(appId, recordId, n, pid) {
      const isFirst = n === 1 ? 'attribute_not_exists(#n) OR ' : ''
      const claimed = await putItemIf(
        table,
        { pk: keyOf(appId, recordId), n, holder: pid },
        {
          text: `${isFirst}(#n = :last AND attribute_not_exists(#holder))`,
          names: { '#n': 'n', '#holder': 'holder' },
          values: { ':last': n - 1 },
        },
      )
      if (!claimed) throw new VersionConflict()
    },

    async release(appId, recordId, pid) {
      const pk = keyOf(appId, recordId)
      const { n, holder } = await read(pk)
      if (holder !== pid) return
      // Refused only when someone else has freed it meanwhile, which is as well.
      await putItemIf(
        table,
        { pk, n },
        { text: '#holder = :pid', names: { '#holder': 'holder' }, values: { ':pid': pid } },
      )
    },
  }
}
