import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { backUp } from '../../../embedded/sqlite/backup.ts'
import { openDatabase } from '../../../embedded/sqlite/database.ts'
import { createOrderStore } from '../../../embedded/sqlite/order-store.ts'
import type { Order } from '../../../lambdas/core/order.ts'
import { anOrder } from '../../builders/order.ts'
import { temporaryDatabase, temporaryFolder } from './temporary-database.ts'

const gone = () => ({ database: false, wal: false, isDeleted: false })

describe('the data file', () => {
  it('keeps what was written when it is opened again', async () => {
    const { path, close, ...database } = temporaryDatabase()
    await createOrderStore(database).put(anOrder(), { open: true })
    close()
    expect(await createOrderStore(temporaryDatabase(path)).get('k1-2-1')).toMatchObject({ version: 1 })
  })

  it('writes ahead, and syncs its checkpoints', () => {
    const { db } = temporaryDatabase()
    const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})
    expect(pragma('journal_mode')).toEqual(['wal'])
    expect(pragma('synchronous')).toEqual([1])
  })

  it('needs no room beside itself: what SQLite needs for a while is in memory', () => {
    const { db } = temporaryDatabase()
    expect(Object.values(db.prepare('PRAGMA temp_store').get() ?? {})).toEqual([2])
  })

  it('has all of it on disk before anyone reads: a killed process may have left what no sync took in', () => {
    let synced = 0
    const diskOf = () => ({ sync: async () => {}, syncNow: () => void synced++, gone, close: () => {} })
    temporaryDatabase(undefined, { diskOf })
    expect(synced).toBe(1)
  })

  it('on a disk that takes in nothing is not opened', () => {
    const syncNow = () => {
      throw new Error('EIO')
    }
    const diskOf = () => ({ sync: async () => {}, syncNow, gone, close: () => {} })
    expect(() => temporaryDatabase(undefined, { diskOf })).toThrow(
      expect.objectContaining({ name: 'DatabaseUnreadable', cause: expect.objectContaining({ message: 'EIO' }) }),
    )
  })

  it('is readable by its owner alone, and so are the files beside it', async () => {
    const { path, commit, db } = temporaryDatabase()
    await commit(() => db.exec("INSERT INTO leases VALUES ('a', 'b', 'c')"))
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('holds nothing any more of what an order had to forget', async () => {
    const key = 'KEY-TO-BE-FORGOTTEN'
    const path = join(temporaryFolder(), 'nouhin.sqlite')
    const put = async (order: Order) => {
      const database = temporaryDatabase(path)
      await createOrderStore(database).put(order, { open: false })
      database.close()
    }
    const events = Array.from({ length: 100 }, () => ({ at: '2026-04-01T00:00:00.000Z', type: 'mail-sent' }))
    const variables = { q_licenseKey: key, q_memo: [] }
    await put(anOrder({ variables, events }))
    expect(readFileSync(path).includes(key)).toBe(true)
    await put(anOrder({ version: 1 }))
    expect(readFileSync(path).includes(key)).toBe(false)
  })

  it('of a newer version is refused with what to do', () => {
    const { path, db, close } = temporaryDatabase()
    db.exec('PRAGMA user_version = 999')
    close()
    expect(() => openDatabase(path)).toThrow(expect.objectContaining({ name: 'DatabaseTooNew' }))
    expect(() => openDatabase(path)).toThrow(/Start the newer version/)
  })

  it('of an earlier version keeps its orders', async () => {
    const { path, close, db, ...database } = temporaryDatabase()
    await createOrderStore({ ...database, db }).put(anOrder(), { open: true, attentionAt: new Date(0) })
    db.exec(`
      CREATE TABLE earlier (pid TEXT PRIMARY KEY, version INTEGER NOT NULL, item TEXT NOT NULL, state TEXT NOT NULL,
        opened_at TEXT NOT NULL, attention_at TEXT) WITHOUT ROWID;
      INSERT INTO earlier SELECT pid, version, item, state, opened_at, attention_at FROM orders;
      DROP TABLE orders;
      ALTER TABLE earlier RENAME TO orders;
      CREATE INDEX orders_by_attention ON orders (attention_at, pid) WHERE attention_at IS NOT NULL;
      CREATE INDEX orders_by_opening ON orders (state, opened_at, pid);
      PRAGMA user_version = 2`)
    close()
    const orders = createOrderStore(temporaryDatabase(path))
    await orders.put(anOrder({ version: 1, title: 'changed' }), { open: true, attentionAt: new Date(0) })
    expect(await orders.get('k1-2-1')).toMatchObject({ version: 2, title: 'changed' })
    expect((await orders.needingAttention(new Date(1), 10)).items).toHaveLength(1)
  })

  it('that is no database is refused and left as it is', () => {
    const path = join(temporaryFolder(), 'nouhin.sqlite')
    writeFileSync(path, 'something else '.repeat(100))
    expect(() => openDatabase(path)).toThrow(expect.objectContaining({ name: 'DatabaseUnreadable' }))
  })

  it('can be copied whole while it is in use', async () => {
    const database = temporaryDatabase()
    const orders = createOrderStore(database)
    await orders.put(anOrder(), { open: true })
    const copy = `${database.path}.backup`
    await backUp(database.db, copy)
    await orders.put(anOrder({ version: 1 }), { open: true })
    expect(await createOrderStore(temporaryDatabase(copy)).get('k1-2-1')).toMatchObject({ version: 1 })
    expect(statSync(copy).mode & 0o077).toBe(0)
  })

  it('whose copy is not as it should be leaves none', async () => {
    const { db, path } = temporaryDatabase()
    const damaged = () => {
      throw new Error('damaged')
    }
    await expect(backUp(db, `${path}.backup`, damaged)).rejects.toThrow('damaged')
    expect(readdirSync(dirname(path)).filter((file) => file.includes('backup'))).toEqual([])
  })
})
