import { describe, expect, it } from '@jest/globals'
import { changeOrder } from '../../../lambdas/core/change-order.ts'
import { cancelOrder } from '../../../lambdas/core/use-cases/cancel-order.ts'
import { patrol } from '../../../lambdas/core/use-cases/patrol.ts'
import { receiveWebhook } from '../../../lambdas/core/use-cases/receive-webhook.ts'
import { reconcile } from '../../../lambdas/core/use-cases/reconcile.ts'
import { startOrder } from '../../../lambdas/core/use-cases/start-order.ts'
import { forEveryCrash } from '../../fakes/crash.ts'
import { everyInterleaving } from '../../fakes/interleavings.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const cancel = { pid: 'k1-2-1', by: 'ops', reason: '' }
const record = { appId: '1', recordId: '2' }
const hint = { ...record, record: { pid: '', status: '2_対応要' } }

async function expectOneProcess(world: World) {
  expect(world.orders.all().map(({ pid }) => pid)).toEqual(['k1-2-1'])
  expect(world.executions.started()).toEqual(['k1-2-1'])
  expect(await world.ledger.get('1', '2')).toEqual({ holder: 'k1-2-1', n: 1 })
}

describe('a start', () => {
  it('claims the record, stores the order and starts the execution with ids only', async () => {
    const world = createWorld()
    expect(await startOrder(world, record)).toEqual({ kind: 'started', pid: 'k1-2-1' })
    await expectOneProcess(world)
    expect(world.executions.inputs()).toEqual([{ pid: 'k1-2-1', appId: '1', recordId: '2' }])
  })

  it('of a record that is held starts nothing', async () => {
    const world = createWorld()
    await startOrder(world, record)
    expect(await startOrder(world, record)).toEqual({ kind: 'held', pid: 'k1-2-1' })
    await expectOneProcess(world)
  })

  it('takes the next number once the record was freed', async () => {
    const world = createWorld()
    await startOrder(world, record)
    await world.ledger.release('1', '2', 'k1-2-1')
    expect(await startOrder(world, record)).toEqual({ kind: 'started', pid: 'k1-2-2' })
  })

  it.each(['closed', 'cancelled'] as const)(
    'frees a record that its %s order was cut off from freeing',
    async (status) => {
      const world = createWorld()
      await startOrder(world, record)
      await changeOrder(world.orders, 'k1-2-1', (order) => ({ order: { ...order, status } }))
      expect(await startOrder(world, record)).toEqual({ kind: 'started', pid: 'k1-2-2', mended: true })
    },
  )

  it('leaves a record to the cancel that still has to write to it', async () => {
    const world = createWorld()
    await startOrder(world, record)
    await cancelOrder(
      { ...world, kintone: { ...world.kintone, get: () => Promise.reject(new Error('down')) } },
      cancel,
    ).catch(() => 'patrol carries it on')
    expect(await startOrder(world, record)).toEqual({ kind: 'held', pid: 'k1-2-1' })
  })

  it('of one record by twenty at once is one process', async () => {
    const world = createWorld()
    const starts = await Promise.all(Array.from({ length: 20 }, () => startOrder(world, record)))
    expect(starts.filter(({ kind }) => kind === 'started')).toHaveLength(1)
    await expectOneProcess(world)
  })

  it('that is claimed, and carried on by two at once, is one process', async () => {
    const start = (world: World) => startOrder(world, record)
    const mended = { kind: 'held', pid: 'k1-2-1', mended: true }
    await everyInterleaving(
      (world) => world.ledger.claim('1', '2', 1, 'k1-2-1'),
      start,
      start,
      async (world, started) => {
        expect(started).toContainEqual(mended)
        await expectOneProcess(world)
      },
    )
  })
})

describe('a start that crashed anywhere is carried on to one process', () => {
  const prepare = async (world: World) => world.kintone.add()
  const start = (world: World) => startOrder(world, record)

  it('by the next webhook, or patrol', async () => {
    const crashes = await forEveryCrash(prepare, start, async (world) => {
      await receiveWebhook(world, hint)
      world.clock.forward(120)
      await patrol(world)
      await expectOneProcess(world)
    })
    expect(crashes).toBe(4)
  })

  it('by the reconciler, or patrol', async () => {
    await forEveryCrash(prepare, start, async (world) => {
      await reconcile(world)
      world.clock.forward(120)
      await patrol(world)
      await expectOneProcess(world)
    })
  })

  it('though whoever carries it on crashes too', async () => {
    await forEveryCrash(
      async (world) => {
        world.kintone.add()
        await world.ledger.claim('1', '2', 1, 'k1-2-1')
      },
      (world) => receiveWebhook(world, hint),
      async (world) => {
        await reconcile(world)
        world.clock.forward(120)
        await patrol(world)
        await expectOneProcess(world)
      },
    )
  })
})
