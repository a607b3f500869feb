import { describe, expect, it } from '@jest/globals'
import { pidOf } from '../../../lambdas/core/order.ts'
import type { Member } from '../../../lambdas/core/ports.ts'
import { attentionAt } from '../../../lambdas/core/rules/attention.ts'
import { lineUpOpen, newLaneWatch } from '../../../lambdas/core/use-cases/line-up.ts'
import { patrol } from '../../../lambdas/core/use-cases/patrol.ts'
import { someSettings } from '../../builders/settings.ts'
import { aSharedOrder, ito, sato, suzuki } from '../../builders/shared-task.ts'
import { forEveryCrash } from '../../fakes/crash.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const settingsOf = (members: readonly Member[]) => {
  const { lanes, ...rest } = someSettings()
  return { ...rest, lanes: { ...lanes, ライセンス担当: { members: [...members] } } }
}
const both = [sato.member, suzuki.member]
const as = (world: World, members: readonly Member[]): World => ({
  ...world,
  settings: { get: async () => settingsOf(members) },
})
async function worldWith(count = 1) {
  const world = createWorld(settingsOf(both))
  for (let n = 1; n <= count; n++) {
    const order = { ...aSharedOrder(), pid: pidOf('1', `${n}`, 1), recordId: `${n}` }
    await world.orders.put(order, { open: true, attentionAt: attentionAt(order) })
  }
  return world
}
const sent = ({ mailer }: World) => mailer.sent.map(({ mail }) => `${mail.subject} ${mail.to.address}`)
/** How many orders a look reads. */
function counted(world: World) {
  let reads = 0
  const get: World['orders']['get'] = (pid) => {
    reads++
    return world.orders.get(pid)
  }
  return { world: { ...world, orders: { ...world.orders, get } }, reads: () => reads }
}

describe('patrol after the lanes have changed', () => {
  it('offers open tasks to whoever came, takes them off whoever left, and tells each once', async () => {
    const world = await worldWith(2)
    const watch = newLaneWatch()
    for (let minute = 0; minute < 10; minute++) {
      await patrol(as(world, [suzuki.member, ito]), watch)
      world.clock.forward(60)
    }
    expect(sent(world)).toEqual([
      ...['task-withdrawn sato@example.com', 'task-offered ito@example.com'],
      ...['task-withdrawn sato@example.com', 'task-offered ito@example.com'],
    ])
  })

  it('two that overlap tell each once', async () => {
    const world = await worldWith()
    const changed = { ...as(world, [...both, ito]), leases: { acquire: async () => true, release: async () => {} } }
    await Promise.all([patrol(changed), patrol(changed), patrol(changed)])
    expect(sent(world)).toEqual(['task-offered ito@example.com'])
  })

  it('a crash anywhere loses no mail', async () => {
    const died = await forEveryCrash(
      async (world) => {
        const order = aSharedOrder()
        await world.orders.put(order, { open: true, attentionAt: attentionAt(order) })
      },
      (world) => patrol(as(world, [...both, ito])),
      async (world) => {
        world.clock.forward(400)
        await patrol(as(world, [...both, ito]))
        expect(new Set(sent(world))).toEqual(new Set(['task-offered ito@example.com']))
      },
    )
    expect(died).toBeGreaterThan(3)
  })

  it('goes on though one order cannot be changed, and looks again', async () => {
    const world = await worldWith(3)
    let isBroken = true
    const put: World['orders']['put'] = async (order, index) => {
      if (isBroken && order.recordId === '2') throw new Error('broken')
      return world.orders.put(order, index)
    }
    const broken = { ...as(world, [...both, ito]), orders: { ...world.orders, put } }
    const watch = newLaneWatch()
    await patrol(broken, watch)
    expect(sent(world)).toHaveLength(2)
    isBroken = false
    await patrol(broken, watch)
    expect(sent(world)).toHaveLength(3)
  })
})

describe('the looks at the lanes', () => {
  it('end some minutes after the lanes were first seen so, for as long as they stay so', async () => {
    const { world, reads } = counted(await worldWith(3))
    const watch = newLaneWatch()
    const after: number[] = []
    for (let minute = 0; minute < 8; minute++) {
      await lineUpOpen(world, watch)
      after.push(reads())
      world.clock.forward(60)
    }
    expect(after).toEqual([3, 6, 9, 9, 9, 9, 9, 9])
    await lineUpOpen(as(world, [...both, ito]), watch)
    expect(reads()).toBe(12)
  })

  it('find a task that was opened by the settings of before, which are cached for a minute', async () => {
    const world = await worldWith(1)
    const changed = as(world, [...both, ito])
    const watch = newLaneWatch()
    await lineUpOpen(changed, watch)
    world.clock.forward(60)
    await world.orders.put({ ...aSharedOrder(), pid: pidOf('1', '7', 1), recordId: '7' }, { open: true })
    world.clock.forward(60)
    expect((await lineUpOpen(changed, watch)).get('k1-7-1')).toEqual([expect.stringContaining('task-offered:1-1#1:3')])
  })

  it('go on in the next patrol where there are very many orders to mail about', async () => {
    const world = await worldWith(450)
    const changed = as(world, [...both, ito])
    const watch = newLaneWatch()
    const mailed: number[] = []
    for (let minute = 0; minute < 4; minute++) mailed.push((await lineUpOpen(changed, watch)).size)
    expect(mailed).toEqual([200, 200, 50, 0])
  })

  it('end though an order can never be changed', async () => {
    const { world, reads } = counted(await worldWith(1))
    const put: World['orders']['put'] = async () => {
      throw new Error('broken')
    }
    const broken = { ...as(world, [ito]), orders: { ...world.orders, put } }
    const watch = newLaneWatch()
    for (let minute = 0; minute < 30; minute++) {
      await lineUpOpen(broken, watch)
      world.clock.forward(60)
    }
    expect(reads()).toBe(10)
  })
})
