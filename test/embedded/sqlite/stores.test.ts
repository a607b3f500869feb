import { describe, expect, it } from '@jest/globals'
import { createLeases } from '../../../embedded/sqlite/leases.ts'
import { createLedger } from '../../../embedded/sqlite/ledger.ts'
import { createOrderStore } from '../../../embedded/sqlite/order-store.ts'
import { anOrder } from '../../builders/order.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnsweredTask, byKey } from '../../builders/task.ts'
import { leasesContract } from '../../contract/leases.ts'
import { ledgerContract } from '../../contract/ledger.ts'
import { ordersContract } from '../../contract/orders.ts'
import { temporaryDatabase } from './temporary-database.ts'

ordersContract('SQLite', () => createOrderStore(temporaryDatabase()))
ledgerContract('SQLite', () => createLedger(temporaryDatabase()))
leasesContract('SQLite', () => createLeases(temporaryDatabase()))

describe('the order store', () => {
  it('refuses a stored item of unknown shape', async () => {
    const database = temporaryDatabase()
    await createOrderStore(database).put(anOrder(), { open: true })
    database.db.exec(`UPDATE orders SET item = '{"pid":"k1-2-1"}'`)
    await expect(createOrderStore(database).get('k1-2-1')).rejects.toMatchObject({ name: 'StoredItemInvalid' })
  })

  it('gives what was just written as a later start reads it, and to nobody to change', async () => {
    const database = temporaryDatabase()
    const orders = createOrderStore(database)
    const order = anEnteredOrder({ tasks: byKey(anAnsweredTask()), title: undefined })
    await orders.put({ ...order, version: 0 }, { open: true })
    const found = await orders.get(order.pid)
    expect(found).toEqual(await createOrderStore(database).get(order.pid))
    expect(() => found?.events.pop()).toThrow(TypeError)
  })

  it('gives what another store of the file has written since', async () => {
    const database = temporaryDatabase()
    const [here, there] = [createOrderStore(database), createOrderStore(database)]
    await here.put(anOrder({ title: 'first' }), { open: true })
    await there.put(anOrder({ title: 'second', version: 1 }), { open: true })
    expect(await here.get('k1-2-1')).toMatchObject({ title: 'second', version: 2 })
  })

  it('gives what is being written, which a change to what was before could not replace', async () => {
    const orders = createOrderStore(temporaryDatabase())
    await orders.put(anOrder({ title: 'first' }), { open: true })
    const writing = orders.put(anOrder({ title: 'second', version: 1 }), { open: true })
    expect(await orders.get('k1-2-1')).toMatchObject({ title: 'second', version: 2 })
    await writing
  })

  it('gives what stands when what was being written is refused', async () => {
    const orders = createOrderStore(temporaryDatabase())
    await orders.put(anOrder({ title: 'first' }), { open: true })
    const refused = orders.put(anOrder({ title: 'late', version: 0 }), { open: true })
    const [outcome, found] = await Promise.allSettled([refused, orders.get('k1-2-1')])
    expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'VersionConflict' } })
    expect(found).toMatchObject({ value: { title: 'first', version: 1 } })
  })

  it('forgets a write that was undone with its commit', async () => {
    const database = temporaryDatabase()
    const orders = createOrderStore({
      ...database,
      commit: async (write) => {
        database.db.exec('BEGIN')
        write()
        database.db.exec('ROLLBACK')
        throw new Error('the disk is full')
      },
    })
    await orders.put(anOrder({ title: 'undone' }), { open: true }).catch(() => undefined)
    await createOrderStore(database).put(anOrder({ title: 'stands' }), { open: true })
    expect(await orders.get('k1-2-1')).toMatchObject({ title: 'stands' })
  })

  it.each(['', 'x', 'W10'])('refuses %j as a cursor', async (after) => {
    const orders = createOrderStore(temporaryDatabase())
    await expect(orders.needingAttention(new Date(), 10, after)).rejects.toMatchObject({ name: 'CursorInvalid' })
  })

  it.each([
    [
      'needing attention',
      'orders_by_attention',
      "attention_at <= 'x' AND (attention_at, pid) > ('', '') ORDER BY 1, 2",
    ],
    [
      'by opening',
      'orders_by_opening',
      "state = 'open' AND (opened_at, pid) < ('x', '') ORDER BY opened_at DESC, pid DESC",
    ],
  ])('finds the list %s through its index, without sorting', (_, index, where) => {
    const { db } = temporaryDatabase()
    const plan = db.prepare(`EXPLAIN QUERY PLAN SELECT attention_at, pid FROM orders WHERE ${where}`).all()
    const details = plan.map(({ detail }) => `${detail}`)
    expect(details).toEqual([expect.stringContaining(`INDEX ${index}`)])
  })
})
