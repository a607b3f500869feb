import { describe, expect, it } from '@jest/globals'
import { updateRecord } from '../../../lambdas/core/use-cases/update-record.ts'
import { watchRecord } from '../../../lambdas/core/use-cases/watch-record.ts'
import { aDecidedOrder, anEnteredOrder } from '../../builders/running-order.ts'
import { createWorld } from '../../fakes/world.ts'

const pid = 'k1-2-1'
async function world(order = anEnteredOrder()) {
  const world = createWorld()
  world.kintone.add({ ...order.record })
  await world.orders.put(order, { open: true })
  return world
}
type World = Awaited<ReturnType<typeof world>>
const look = async (w: World, record = w.kintone.at('2')) =>
  watchRecord(w, (await w.orders.get(pid)) ?? anEnteredOrder(), record)
const conflict = async (w: World) => (await w.orders.get(pid))?.conflict?.what
const mails = async (w: World) => (await w.orders.get(pid))?.unsent.length

describe('a look at a held record', () => {
  it.each([aDecidedOrder(), anEnteredOrder()])('finds nothing when nobody has changed it', async (order) => {
    const w = await world(order)
    await look(w)
    expect(await w.orders.get(pid)).toMatchObject({ version: 1 })
  })

  it('takes our own write for our own, though the order does not know of it yet', async () => {
    const w = await world(aDecidedOrder())
    w.kintone.edit('2', { pid, status: '3_対応中' })
    await look(w)
    expect(await conflict(w)).toBeUndefined()
  })

  it('that was read before our own write finds nothing', async () => {
    const w = await world(aDecidedOrder())
    const before = w.kintone.at('2')
    await updateRecord(w, { pid, node: 'x3' })
    await look(w, before)
    expect(await conflict(w)).toBeUndefined()
  })

  it('finds no fault with edits of other fields', async () => {
    const w = await world()
    w.kintone.edit('2', { values: { q_plan: '別' } })
    await look(w)
    expect(await conflict(w)).toBeUndefined()
  })

  it('flags a changed status once, and clears it when it is put right', async () => {
    const w = await world()
    w.kintone.edit('2', { status: '保留' })
    await look(w)
    await look(w)
    expect([await conflict(w), await mails(w)]).toEqual(['changed', 1])
    w.kintone.edit('2', { status: '3_対応中' })
    await look(w)
    expect(await conflict(w)).toBeUndefined()
  })

  it('flags a deletion once', async () => {
    const w = await world()
    w.kintone.remove('2')
    await look(w)
    await look(w)
    expect([await conflict(w), await mails(w)]).toEqual(['deleted', 1])
  })
})
