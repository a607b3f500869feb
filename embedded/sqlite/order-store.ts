import { StoredItemInvalid, VersionConflict } from '../../lambdas/core/errors.ts'
import { type Order, orderSchema } from '../../lambdas/core/order.ts'
import type { Orders } from '../../lambdas/core/ports.ts'
import { type Position, pageOf, positionAt } from './cursor.ts'
import type { Database } from './database.ts'
import { createLatestOrders } from './latest-orders.ts'
import { createWritesUnderWay } from './writes-under-way.ts'

const before: Position = { moment: '', pid: '' }
const beyond: Position = { moment: '\u{10ffff}', pid: '\u{10ffff}' }

/** The orders in SQLite: one row a pid, its item as JSON. Whoever changes an order makes a new one of it. */
export function createOrderStore({ db, commit, read }: Pick<Database, 'db' | 'commit' | 'read'>): Orders {
  const sql = {
    version: db.prepare('SELECT version FROM orders WHERE pid = ?'),
    item: db.prepare('SELECT item FROM orders WHERE pid = ?'),
    insert: db.prepare(
      `INSERT INTO orders (pid, version, item, state, opened_at, attention_at)
       VALUES (:pid, :version + 1, :item, :state, :openedAt, :attentionAt) ON CONFLICT DO NOTHING`,
    ),
    update: db.prepare(
      `UPDATE orders SET version = :version + 1, item = :item, state = :state, opened_at = :openedAt,
         attention_at = :attentionAt WHERE pid = :pid AND version = :version`,
    ),
    needingAttention: db.prepare(
      `SELECT attention_at AS moment, pid FROM orders
       WHERE attention_at <= :until AND (attention_at, pid) > (:moment, :pid) ORDER BY attention_at, pid LIMIT :limit`,
    ),
    oldestFirst: db.prepare(
      `SELECT opened_at AS moment, pid FROM orders
       WHERE state = :state AND (opened_at, pid) > (:moment, :pid) ORDER BY opened_at, pid LIMIT :limit`,
    ),
    newestFirst: db.prepare(
      `SELECT opened_at AS moment, pid FROM orders
       WHERE state = :state AND (opened_at, pid) < (:moment, :pid) ORDER BY opened_at DESC, pid DESC LIMIT :limit`,
    ),
  }

  const latest = createLatestOrders()
  const writes = createWritesUnderWay()

  return {
    async get(pid) {
      // A change made to what it was before would be refused, and made again.
      await writes.over(pid)
      const row = sql.version.get(pid) as { version: number } | undefined
      // What is kept is on disk; anything else has to be waited for.
      const kept = row && latest.of(pid, row.version)
      if (kept) return kept
      const found = (await read(() => sql.item.get(pid))) as { item: string } | undefined
      return found && latest.keep(parseOrder(found.item))
    },

    async put(order, { attentionAt, open }) {
      const next = { ...order, version: order.version + 1 }
      const row = {
        pid: order.pid,
        version: order.version,
        item: JSON.stringify(next),
        state: open ? 'open' : 'ended',
        openedAt: new Date(order.openedAt).toISOString(),
        attentionAt: attentionAt?.toISOString() ?? null,
      }
      const put = order.version === 0 ? sql.insert : sql.update
      const write = commit(() => {
        if (put.run(row).changes === 0) throw new VersionConflict()
      }).then(() => latest.keep(next))
      writes.add(order.pid, write)
      await write
    },

    async needingAttention(until, limit, after) {
      const position = after === undefined ? before : positionAt(after)
      const asked = { ...position, until: until.toISOString(), limit: limit + 1 }
      return pageOf((await read(() => sql.needingAttention.all(asked))) as unknown as Position[], limit)
    },

    async list({ state, newestFirst, limit, after }) {
      const statement = newestFirst ? sql.newestFirst : sql.oldestFirst
      const position = after === undefined ? (newestFirst ? beyond : before) : positionAt(after)
      const asked = { ...position, state, limit: limit + 1 }
      return pageOf((await read(() => statement.all(asked))) as unknown as Position[], limit)
    },
  }
}

function parseOrder(item: string): Order {
  try {
    return orderSchema.parse(JSON.parse(item))
  } catch (error) {
    throw new StoredItemInvalid({ cause: error })
  }
}
