import { describe, expect, it } from '@jest/globals'
import { setVariables } from '../../../lambdas/core/use-cases/set-variables.ts'
import { aDecidedOrder } from '../../builders/running-order.ts'
import { someSettings } from '../../builders/settings.ts'
import { forEveryCrash } from '../../fakes/crash.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const pid = 'k1-2-1'
async function prepare(world: World) {
  await world.orders.put(aDecidedOrder(), { open: true })
  await world.ledger.claim('1', '2', 1, pid)
}

describe('x2', () => {
  it('sets the settings’ label and a deadline three business days on', async () => {
    const world = createWorld()
    await prepare(world)
    expect(await setVariables(world, { pid, node: 'x2' })).toEqual({ pid })
    expect((await world.orders.get(pid))?.variables).toMatchObject({
      q_status: '3_対応中',
      q_taskLimitDatetime: '2026-04-06T08:00:00.000Z',
    })
  })
})

describe('x2′', () => {
  it('tells nobody that the order is finished', async () => {
    const world = createWorld(someSettings({ mail: { finished: ['sales@example.com'] } }))
    await prepare(world)
    await setVariables(world, { pid, node: 'x2′' })
    expect(await world.orders.get(pid)).toMatchObject({ status: 'closed', unsent: [] })
  })

  it('closes the order before it frees the record, wherever it crashed before', async () => {
    const run = (world: World) => setVariables(world, { pid, node: 'x2′' })
    await forEveryCrash(prepare, run, async (world) => {
      const isFree = (await world.ledger.get('1', '2')).holder === undefined
      if (isFree) expect((await world.orders.get(pid))?.status).toBe('closed')
      await run(world)
      expect((await world.orders.get(pid))?.status).toBe('closed')
      expect(await world.ledger.get('1', '2')).toEqual({ n: 1 })
    })
  })
})

describe('a step of an order that was cancelled', () => {
  it.each(['x2', 'x2′', 'x4'] as const)('%s ends by name', async (node) => {
    const world = createWorld()
    await world.orders.put(aDecidedOrder({ status: 'cancelled' }), { open: false })
    await expect(setVariables(world, { pid, node })).rejects.toMatchObject({ name: 'OrderEnded' })
  })
})
