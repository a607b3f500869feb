import type { Leases } from '../../core/ports.ts'
import { putItemIf, type Table } from './dynamodb-table.ts'

const names = { '#owner': 'owner' } as const

/** The leases in DynamoDB; whoever has one may acquire it again to keep it longer. */
export function createDynamoDbLeases({ table }: { table: Table }): Leases {
  const keyOf = (name: string) => `LEASE#${name}`
  return {
    acquire: (name, owner, now, until) =>
      putItemIf(
        table,
        { pk: keyOf(name), owner, until: until.toISOString() },
        {
          text: 'attribute_not_exists(#owner) OR #owner = :owner OR #until <= :now',
          names: { ...names, '#until': 'until' },
          values: { ':owner': owner, ':now': now.toISOString() },
        },
      ),

    // What stays is an item without an owner, so that nothing but puts is needed.
    async release(name, owner) {
      await putItemIf(table, { pk: keyOf(name) }, { text: '#owner = :owner', names, values: { ':owner': owner } })
    },
  }
}
