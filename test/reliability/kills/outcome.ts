import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Change } from '../../../kintone-simulator/store.ts'
import { type Order, orderSchema } from '../../../lambdas/core/order.ts'

type Row = Record<string, string | number | null>

/** Reads a file that no process has open. */
function rowsOf<T>(file: string, sql: string, read: (row: Row) => T): T[] {
  const db = new DatabaseSync(file, { readOnly: true })
  const rows = db.prepare(sql).all() as Row[]
  db.close()
  return rows.map(read)
}

/** What is on disk in the end. */
export function readOutcome(data: string) {
  const file = join(data, 'nouhin.sqlite')
  const kintone = join(data, 'kintone-simulator.sqlite')
  return {
    orders: rowsOf(file, 'SELECT item FROM orders', ({ item }): Order => orderSchema.parse(JSON.parse(`${item}`))),
    /** `name status`. */
    executions: rowsOf(file, 'SELECT name, status FROM sfn_executions', ({ name, status }) => `${name} ${status}`),
    /** Records that are held. */
    held: rowsOf(file, 'SELECT record_id, holder FROM ledger WHERE holder IS NOT NULL', (row) => row),
    mails: rowsOf(file, 'SELECT id FROM mails', ({ id }) => `${id}`).length,
    /** Every write to kintone that took effect, oldest first. */
    changes: rowsOf(kintone, 'SELECT body FROM changes ORDER BY seq', ({ body }) => JSON.parse(`${body}`) as Change),
  }
}
export type Outcome = ReturnType<typeof readOutcome>
