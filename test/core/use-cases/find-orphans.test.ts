import { describe, expect, it } from '@jest/globals'
import { RuleTimedOut, StoredItemInvalid } from '../../../lambdas/core/errors.ts'
import type { Order } from '../../../lambdas/core/order.ts'
import { reconcile } from '../../../lambdas/core/use-cases/reconcile.ts'
import { startOrder } from '../../../lambdas/core/use-cases/start-order.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const pid = 'k1-2-1'
const input = { pid, appId: '1', recordId: '2' }

/** An order whose record, ledger entry and execution are all there. */
async function aWorld(order: Order = anEnteredOrder()) {
  const world = createWorld()
  await world.executions.start(pid, input)
  await world.ledger.claim('1', '2', 1, pid)
  await world.orders.put(order, { open: order.status !== 'closed' && order.status !== 'cancelled' })
  world.kintone.add({ ...order.record, recordId: '2' })
  return world
}
async function without(part: 'execution' | 'ledger' | 'order', order?: Order) {
  const world = await aWorld(order)
  if (part === 'ledger') await world.ledger.release('1', '2', pid)
  const { executions, orders } = createWorld()
  if (part === 'execution') return { ...world, executions }
  return part === 'order' ? { ...world, orders } : world
}
const figures = async (world: World) => {
  await reconcile(world)
  expect(world.metrics.measured).toHaveLength(1)
  return world.metrics.measured[0]
}
const errorsOf = (world: World) => world.log.lines.filter(({ level }) => level === 'error')

describe('reconcile’s line of figures', () => {
  it('finds nothing where all is as it should be', async () => {
    const world = await aWorld()
    expect(await figures(world)).toMatchObject({
      values: { Inconsistencies: 0, StartsMissed: 0, OrdersRunning: 1 },
      about: {
        ordersWithoutExecution: 0,
        executionsWithoutOrder: 0,
        ledgersWithoutOrder: 0,
        ordersWithoutLedger: 0,
        unreadableOrders: 0,
        repaired: 0,
      },
    })
    expect(errorsOf(world)).toEqual([])
  })

  it('tells a year before that the holidays which are known come to an end', async () => {
    const at = async (moment: string) => {
      const world = await aWorld()
      world.clock.forward((Date.parse(moment) - world.clock.now().getTime()) / 1000)
      return figures(world)
    }
    expect((await at('2049-12-31T14:59:59Z'))?.values).not.toHaveProperty('HolidaysEnding')
    expect(await at('2049-12-31T15:00:00Z')).toMatchObject({
      values: { HolidaysEnding: 1 },
      about: { holidaysKnownUntil: '2050-12-31' },
    })
  })

  it('tells of an order that had no execution, which is started', async () => {
    const world = await without('execution')
    expect(await figures(world)).toMatchObject({
      values: { Inconsistencies: 1 },
      about: { ordersWithoutExecution: 1, repaired: 1 },
    })
    expect(world.executions.inputs()).toEqual([input])
  })

  it('leaves a start that is under way to patrol', async () => {
    const world = await without('execution', anEnteredOrder({ status: 'starting' }))
    expect(await figures(world)).toMatchObject({ values: { Inconsistencies: 0 } })
    expect(world.executions.started()).toEqual([])
  })

  it('starts nothing over for a failed order, which waits for people', async () => {
    const failure = { at: '2026-04-01T00:00:00.000Z', error: 'E' }
    const world = await without('execution', anEnteredOrder({ status: 'failed', failure }))
    expect(await figures(world)).toMatchObject({ values: { Inconsistencies: 0, OrdersFailed: 1 } })
    expect(world.executions.started()).toEqual([])
  })

  it('fails an order that is open though its execution has ended well', async () => {
    const world = await aWorld()
    world.executions.end(pid, 'SUCCEEDED')
    await reconcile(world)
    expect(await world.orders.get(pid)).toMatchObject({ status: 'failed', failure: { error: 'ExecutionEndedEarly' } })
  })

  it('tells of an execution that has no order, or one of another name', async () => {
    const world = await without('order')
    await world.executions.start('by-hand', input)
    expect(await figures(world)).toMatchObject({
      values: { Inconsistencies: 2 },
      about: { executionsWithoutOrder: 2, repaired: 0 },
    })
    expect(errorsOf(world)).toMatchObject([{ fields: { pid: 'by-hand' } }, { fields: { pid } }])
  })

  it('gives the last step of an order ten minutes to return, and no more', async () => {
    const world = await aWorld(anEnteredOrder({ status: 'closed', endedAt: '2026-04-01T00:00:00.000Z' }))
    world.clock.forward(599)
    expect((await figures(world))?.values).toMatchObject({ Inconsistencies: 0 })
    world.clock.forward(1)
    await reconcile(world)
    expect(world.metrics.measured[1]?.about).toMatchObject({ executionsWithoutOrder: 1 })
  })

  it('tells of an open order that does not hold its record', async () => {
    const world = await without('ledger')
    expect(await figures(world)).toMatchObject({
      values: { Inconsistencies: 1 },
      about: { ordersWithoutLedger: 1, repaired: 0 },
    })
  })

  it('does not take an order that closes meanwhile for one that lost its record', async () => {
    const world = await without('ledger')
    const real = world.ledger.get
    world.ledger.get = async (...asked) => {
      const order = await world.orders.get(pid)
      if (order && order.status !== 'closed')
        await world.orders.put({ ...order, status: 'closed', endedAt: '2026-04-01T00:00:00.000Z' }, { open: false })
      return real(...asked)
    }
    expect((await figures(world))?.values).toMatchObject({ Inconsistencies: 0 })
  })

  it('tells of an order that cannot be read, starts nothing over for it, and looks at the others', async () => {
    const world = await aWorld()
    await startOrder(world, { appId: '1', recordId: '9' })
    const unreadable = 'k1-9-1'
    const real = world.orders.get
    world.orders.get = async (asked) => {
      if (asked === unreadable) throw new StoredItemInvalid()
      return real(asked)
    }
    expect(await figures(world)).toMatchObject({
      values: { Inconsistencies: 1, OrdersRunning: 1 },
      about: { unreadableOrders: 1, executionsWithoutOrder: 0, repaired: 0 },
    })
    expect(errorsOf(world)).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ pid: unreadable, error: 'StoredItemInvalid' }) }),
    )
  })

  it('holds up no other order for one whose rule finds no end', async () => {
    const world = await aWorld()
    world.executions.end(pid, 'FAILED', 'E')
    const other = 'k1-1-1'
    await world.executions.start(other, { ...input, recordId: '1' })
    await world.ledger.claim('1', '1', 1, other)
    await world.orders.put(anEnteredOrder({ pid: other, recordId: '1', n: 1 }), { open: true })
    world.executions.end(other, 'FAILED', 'E')
    const real = world.orders.put
    world.orders.put = async (order, index) => {
      if (order.pid === other) throw new RuleTimedOut()
      return real(order, index)
    }
    await figures(world)
    expect(await world.orders.get(pid)).toMatchObject({ status: 'failed' })
    expect(errorsOf(world)).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ pid: other, error: 'RuleTimedOut' }) }),
    )
  })

  it('tells of a record that an ended order had kept, which is freed and started', async () => {
    const world = createWorld()
    await startOrder(world, { appId: '1', recordId: '2' })
    const order = await world.orders.get(pid)
    if (order) await world.orders.put({ ...order, status: 'closed' }, { open: false })
    world.executions.end(pid, 'SUCCEEDED')
    world.kintone.add()
    expect(await figures(world)).toMatchObject({
      values: { Inconsistencies: 1, StartsMissed: 1 },
      about: { ledgersWithoutOrder: 1, repaired: 1 },
    })
    expect(world.executions.started()).toEqual([pid, 'k1-2-2'])
  })

  it('leaves out what could not be found out', async () => {
    const world = await aWorld()
    world.kintone.goDown()
    world.executions.list = () => Promise.reject(new Error('throttled'))
    await expect(reconcile(world)).rejects.toThrow()
    const [line] = world.metrics.measured
    expect(line?.values).toMatchObject({ OrdersRunning: 1 })
    expect(Object.keys(line?.values ?? {})).not.toContain('Inconsistencies')
    expect(Object.keys(line?.values ?? {})).not.toContain('StartsMissed')
  })
})
