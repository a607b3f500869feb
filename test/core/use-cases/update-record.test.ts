import { describe, expect, it } from '@jest/globals'
import type { Order } from '../../../lambdas/core/order.ts'
import { patrol } from '../../../lambdas/core/use-cases/patrol.ts'
import { updateRecord } from '../../../lambdas/core/use-cases/update-record.ts'
import { aDecidedOrder, anEnteredOrder } from '../../builders/running-order.ts'
import { someSettings } from '../../builders/settings.ts'
import { forEveryCrash } from '../../fakes/crash.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const pid = 'k1-2-1'
const recordOf = ({ record }: Order) => ({ ...record, recordId: '2' })
async function prepare(world: World, order: Order) {
  world.kintone.add(recordOf(order))
  await world.orders.put(order, { open: true })
  await world.ledger.claim('1', '2', 1, pid)
}
async function worldWith(order: Order) {
  const world = createWorld()
  await prepare(world, order)
  return world
}

describe('x3', () => {
  it('enters pid and status in the record and remembers it', async () => {
    const world = await worldWith(aDecidedOrder())
    expect(await updateRecord(world, { pid, node: 'x3' })).toEqual({ pid })
    expect(world.kintone.at('2')).toMatchObject({ pid, status: '3_対応中' })
    expect((await world.orders.get(pid))?.record).toEqual({ revision: '4', pid, status: '3_対応中' })
  })

  it('is withdrawn when a person took the record out of 対応要', async () => {
    const world = await worldWith(aDecidedOrder())
    world.kintone.edit('2', { status: '1_未対応' })
    await expect(updateRecord(world, { pid, node: 'x3' })).rejects.toMatchObject({ name: 'Withdrawn' })
  })

  it('writes nothing for an order that is being cancelled', async () => {
    const world = await worldWith(aDecidedOrder({ status: 'cancelling' }))
    await expect(updateRecord(world, { pid, node: 'x3' })).rejects.toMatchObject({ name: 'OrderEnded' })
    expect(world.kintone.calls).toEqual([])
  })

  it('writes once, wherever it crashed before', async () => {
    const run = (world: World) => updateRecord(world, { pid, node: 'x3' })
    await forEveryCrash(
      (world) => prepare(world, aDecidedOrder()),
      run,
      async (world) => {
        await run(world)
        expect(world.kintone.at('2')).toMatchObject({ pid, status: '3_対応中', revision: '4' })
        expect((await world.orders.get(pid))?.record?.revision).toBe('4')
      },
    )
  })
})

describe('x5', () => {
  it('writes, closes and frees the record', async () => {
    const world = await worldWith(anEnteredOrder())
    await updateRecord(world, { pid, node: 'x5' })
    expect(world.kintone.at('2')?.status).toBe('4_対応済')
    expect((await world.orders.get(pid))?.status).toBe('closed')
    expect(await world.ledger.get('1', '2')).toEqual({ n: 1 })
  })

  it('writes once, closes once and frees the record, wherever it crashed before', async () => {
    const run = (world: World) => updateRecord(world, { pid, node: 'x5' })
    const crashes = await forEveryCrash(
      (world) => prepare(world, anEnteredOrder()),
      run,
      async (world) => {
        await run(world)
        expect(world.kintone.at('2')).toMatchObject({ status: '4_対応済', revision: '5' })
        expect((await world.orders.get(pid))?.events.map(({ type }) => type)).toEqual([
          'record-updated',
          'order-closed',
        ])
        expect(await world.ledger.get('1', '2')).toEqual({ n: 1 })
      },
    )
    expect(crashes).toBeGreaterThanOrEqual(6)
  })

  describe('of settings that name whom to tell', () => {
    const settings = someSettings({ mail: { finished: ['sales@example.com', 'boss@example.com'] } })
    const worldToTell = async () => {
      const world = createWorld(settings)
      await prepare(world, anEnteredOrder())
      return world
    }
    const told = (world: World) => world.mailer.sent.map(({ id, mail }) => `${id} ${mail.to.address}`)
    const everyone = [`${pid}:order-finished:1 sales@example.com`, `${pid}:order-finished:2 boss@example.com`]

    it('mails them once, though it is retried', async () => {
      const world = await worldToTell()
      await updateRecord(world, { pid, node: 'x5' })
      await updateRecord(world, { pid, node: 'x5' })
      await patrol(world)
      expect(told(world)).toEqual(everyone)
      expect((await world.orders.get(pid))?.unsent).toEqual([])
    })

    it('frees the record though no mail can be sent, which patrol sends later', async () => {
      const world = await worldToTell()
      world.mailer.refuse(() => true)
      await updateRecord(world, { pid, node: 'x5' })
      expect(await world.ledger.get('1', '2')).toEqual({ n: 1 })
      world.mailer.refuse(() => false)
      await patrol(world)
      expect(told(world)).toEqual(everyone)
    })

    it('loses no mail to a crash after it has closed', async () => {
      const world = await worldToTell()
      const dying = { ...world, ledger: { ...world.ledger, release: () => Promise.reject(new Error('crash')) } }
      await expect(updateRecord(dying, { pid, node: 'x5' })).rejects.toThrow('crash')
      await updateRecord(world, { pid, node: 'x5' })
      expect(told(world)).toEqual([])
      world.clock.forward(60)
      await patrol(world)
      expect(told(world)).toEqual(everyone)
    })
  })

  it('repeated after the record was taken by the next process leaves that alone', async () => {
    const world = await worldWith(anEnteredOrder())
    await updateRecord(world, { pid, node: 'x5' })
    await world.ledger.claim('1', '2', 2, 'k1-2-2')
    await updateRecord(world, { pid, node: 'x5' })
    expect(await world.ledger.get('1', '2')).toEqual({ holder: 'k1-2-2', n: 2 })
  })

  it('stops at a person’s edit and keeps the record held', async () => {
    const world = await worldWith(anEnteredOrder())
    world.kintone.edit('2', { status: '保留' })
    await expect(updateRecord(world, { pid, node: 'x5' })).rejects.toMatchObject({ name: 'KintoneConflict' })
    expect(world.kintone.at('2')?.status).toBe('保留')
    expect(await world.orders.get(pid)).toMatchObject({
      conflict: { what: 'changed', found: { pid, status: '保留' } },
      unsent: [],
    })
    expect(await world.ledger.get('1', '2')).toMatchObject({ holder: pid })
  })

  it('that goes through after a person has set the record back leaves nothing to be mended', async () => {
    const world = await worldWith(anEnteredOrder())
    world.kintone.edit('2', { status: '保留' })
    await expect(updateRecord(world, { pid, node: 'x5' })).rejects.toMatchObject({ name: 'KintoneConflict' })
    world.kintone.edit('2', { status: '3_対応中' })
    await updateRecord(world, { pid, node: 'x5' })
    const order = await world.orders.get(pid)
    expect(order?.status).toBe('closed')
    expect(order).not.toHaveProperty('conflict')
  })
})
