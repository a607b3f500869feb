import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Database } from '../../embedded/sqlite/database.ts'
import { DatabaseUnreadable } from '../../embedded/sqlite/errors.ts'
import { createOrderStore } from '../../embedded/sqlite/order-store.ts'
import type { Orders } from '../../lambdas/core/ports.ts'
import { checkFolder } from './lock-of.ts'

/**
 * The data file for reading only, as it is at this moment; another process may go on writing meanwhile.
 * @throws CommandFailed, DatabaseUnreadable
 */
export function openForReading(data: string): DatabaseSync {
  checkFolder(data)
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(join(data, 'nouhin.sqlite'), { readOnly: true, timeout: 5_000 })
    // One moment for everything that is read: SQLite keeps it while the transaction is open.
    db.exec('BEGIN')
    db.prepare('SELECT count(*) FROM orders').get()
    return db
  } catch (error) {
    db?.close()
    throw new DatabaseUnreadable({ cause: error })
  }
}

/** Lets `use` read the data file, and closes it whatever comes of that. */
export function readDatabase<T>(data: string, use: (db: DatabaseSync) => T): T {
  const opened = openForReading(data)
  const done = () => opened.isOpen && opened.close()
  try {
    const result = use(opened)
    if (result instanceof Promise) return result.finally(done) as T
    done()
    return result
  } catch (error) {
    done()
    throw error
  }
}

/** What the stores need of a data file that is open for reading. */
export const readOnly = (db: DatabaseSync): Pick<Database, 'db' | 'commit' | 'read'> => ({
  db,
  commit: () => {
    throw new Error('This database is open for reading only.')
  },
  read: async (query) => query(),
})

/** The orders of a data file that is open for reading. */
export const readOrders = (db: DatabaseSync): Pick<Orders, 'get' | 'list'> => createOrderStore(readOnly(db))
