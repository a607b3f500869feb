import { StoredItemInvalid, VersionConflict } from '../../core/errors.ts'
import { type Order, orderSchema } from '../../core/order.ts'
import type { Log, Orders, Page } from '../../core/ports.ts'
import { type Expression, putItemIf, queryKeys, readItem, type Table } from './dynamodb-table.ts'

/** Half of what an item may have (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html). */
const largeBytes = 200_000
const prefix = 'ORDER#'

/** The orders in DynamoDB: one item a pid, with the order as a map and beside it what the conditions and indexes need. */
export function createDynamoDbOrders({ table, log }: { table: Table; log: Log }): Orders {
  return {
    async get(pid) {
      const item = await readItem(table, prefix + pid)
      return item && parseOrder(item.order)
    },

    async put(order, index) {
      const bytes = Buffer.byteLength(JSON.stringify(order))
      if (bytes > largeBytes) log.error('order is large', { pid: order.pid, bytes })
      if (!(await putItemIf(table, itemOf(order, index), unchanged(order)))) throw new VersionConflict()
    },

    needingAttention: (until, limit, after) =>
      pids(
        queryKeys(table, {
          index: 'attention',
          key: {
            text: '#attention = :attention AND #attentionAt <= :until',
            names: { '#attention': 'attention', '#attentionAt': 'attentionAt' },
            values: { ':attention': 'attention', ':until': until.toISOString() },
          },
          ascending: true,
          limit,
          after,
        }),
      ),

    list: ({ state, newestFirst, limit, after }) =>
      pids(
        queryKeys(table, {
          index: 'open',
          key: { text: '#state = :state', names: { '#state': 'state' }, values: { ':state': state } },
          ascending: !newestFirst,
          limit,
          after,
        }),
      ),
  }
}

const unchanged = ({ version }: Order): Expression =>
  version === 0
    ? { text: 'attribute_not_exists(#pk)', names: { '#pk': 'pk' } }
    : { text: '#version = :version', names: { '#version': 'version' }, values: { ':version': version } }

function itemOf(order: Order, { attentionAt, open }: { attentionAt?: Date; open: boolean }) {
  const version = order.version + 1
  return {
    pk: prefix + order.pid,
    version,
    order: { ...order, version },
    state: open ? 'open' : 'ended',
    // Indexes sort texts, so all moments have one form.
    openedAt: new Date(order.openedAt).toISOString(),
    ...(attentionAt && { attention: 'attention', attentionAt: attentionAt.toISOString() }),
  }
}

const pids = async (page: Promise<Page<string>>): Promise<Page<string>> => {
  const { items, next } = await page
  return { items: items.map((pk) => pk.slice(prefix.length)), next }
}

function parseOrder(stored: unknown): Order {
  const parsed = orderSchema.safeParse(stored)
  if (parsed.success) return parsed.data
  throw new StoredItemInvalid({ cause: parsed.error })
}
