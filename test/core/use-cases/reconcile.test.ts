import { describe, expect, it } from '@jest/globals'
import { reconcile } from '../../../lambdas/core/use-cases/reconcile.ts'
import { startOrder } from '../../../lambdas/core/use-cases/start-order.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { createKintone } from '../../fakes/kintone.ts'
import { createWorld } from '../../fakes/world.ts'

describe('the reconciler', () => {
  it('starts every record that reads 対応要 and is not held, over pages, and says so', async () => {
    const world = { ...createWorld(), kintone: createKintone(2) }
    for (let n = 1; n <= 5; n++) world.kintone.add({ recordId: `${n}` })
    world.kintone.add({ recordId: '6', status: '1_未対応' })
    await startOrder(world, { appId: '1', recordId: '3' })
    expect(await reconcile(world)).toMatchObject({ started: 4 })
    expect(world.executions.started().toSorted()).toEqual([1, 2, 3, 4, 5].map((n) => `k1-${n}-1`))
    expect(world.log.lines.map(({ fields }) => fields?.pid)).toEqual(['k1-1-1', 'k1-2-1', 'k1-4-1', 'k1-5-1'])
  })

  it('starts nothing twice', async () => {
    const world = createWorld()
    world.kintone.add()
    await reconcile(world)
    expect(await reconcile(world)).toMatchObject({ started: 0 })
  })

  it('finds held records that people changed or deleted, over pages', async () => {
    const world = createWorld()
    for (let n = 1; n <= 130; n++) {
      const order = anEnteredOrder({
        recordId: `${n}`,
        record: { revision: '4', pid: `k1-${n}-1`, status: '3_対応中' },
      })
      await world.orders.put(order, { open: true })
      await world.ledger.claim('1', `${n}`, 1, order.pid)
      world.kintone.add({ recordId: `${n}`, ...order.record })
    }
    world.kintone.edit('7', { status: '保留' })
    world.kintone.remove('120')
    expect(await reconcile(world)).toMatchObject({ watched: 130 })
    const flagged = world.orders
      .all()
      .flatMap(({ recordId, conflict }) => (conflict ? [[recordId, conflict.what]] : []))
    expect(flagged).toEqual([
      ['7', 'changed'],
      ['120', 'deleted'],
    ])
  })

  it('asks kintone for no records when no order is open', async () => {
    const world = createWorld()
    await reconcile(world)
    expect(world.kintone.calls).toEqual(['findByStatus'])
  })
})
