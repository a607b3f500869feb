import { describe, expect, it } from '@jest/globals'
import { indexOf } from '../../../lambdas/core/rules/attention.ts'
import { patrol } from '../../../lambdas/core/use-cases/patrol.ts'
import { anOrder } from '../../builders/order.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { createExecutions } from '../../fakes/executions.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const due = '2026-04-01T00:00:00.000Z'
const pid = 'k1-2-1'
const store = (world: World, order: Parameters<typeof indexOf>[0]) => world.orders.put(order, indexOf(order))
const start = (world: World, name = pid) => world.executions.start(name, { pid: name, appId: '1', recordId: '2' })

describe('patrol', () => {
  it('leaves the field to another whose lease has not run out', async () => {
    const world = createWorld()
    await world.leases.acquire('patrol', 'other', world.clock.now(), new Date('2026-04-01T00:05:00Z'))
    expect(await patrol(world)).toBe('busy')
    world.clock.forward(300)
    expect(await patrol(world)).toEqual({ visited: 0 })
  })

  it('gives its lease back, though it fails', async () => {
    const world = createWorld()
    const failing = { ...world, orders: { ...world.orders, needingAttention: () => Promise.reject(new Error('down')) } }
    await expect(patrol(failing)).rejects.toThrow('down')
    expect(await patrol(world)).toEqual({ visited: 0 })
  })

  it('visits every order that is due, over pages, and none that is not', async () => {
    const world = createWorld()
    for (let n = 1; n <= 120; n++) await store(world, anOrder({ recordId: `${n}`, startDueAt: due }))
    await store(world, anOrder({ recordId: '999', startDueAt: '2026-04-01T00:00:01.000Z' }))
    expect(await patrol(world)).toEqual({ visited: 120 })
    expect(world.executions.started()).toHaveLength(120)
  })

  it('goes on with the others when one order fails', async () => {
    const world = createWorld()
    await store(world, anOrder({ recordId: '1', startDueAt: due }))
    await store(world, anOrder({ recordId: '2', startDueAt: due }))
    const real = world.executions.start
    world.executions.start = (name, input) => (name === 'k1-1-1' ? Promise.reject(new Error('no')) : real(name, input))
    expect(await patrol(world)).toEqual({ visited: 2 })
    expect(world.executions.started()).toEqual([pid])
    expect(world.log.lines).toMatchObject([{ level: 'error', fields: { pid: 'k1-1-1', error: 'Error' } }])
  })

  it('does not start twice what has begun', async () => {
    const world = createWorld()
    await start(world)
    await store(world, anOrder({ startDueAt: due }))
    await patrol(world)
    expect(await world.orders.get(pid)).not.toHaveProperty('startDueAt')
  })
})

describe('patrol finds failures that no event told of', () => {
  it('on a start that failed before its first step', async () => {
    const world = createWorld()
    await start(world)
    world.executions.end(pid, 'FAILED', 'KintoneAccessError')
    await store(world, anOrder({ startDueAt: due }))
    await patrol(world)
    expect(await world.orders.get(pid)).toMatchObject({ status: 'failed', failure: { error: 'KintoneAccessError' } })
  })

  it.each(['FAILED', 'TIMED_OUT', 'ABORTED'] as const)(
    'among the executions that are %s, and tells ops',
    async (status) => {
      const world = createWorld()
      await start(world)
      world.executions.end(pid, status)
      await store(world, anEnteredOrder())
      await patrol(world)
      await patrol(world)
      expect(await world.orders.get(pid)).toMatchObject({ status: 'failed', failure: { error: status } })
      expect(world.mailer.sent.map(({ mail }) => mail.subject)).toEqual(['order-failed'])
    },
  )

  it('on later pages too, while a page holds news', async () => {
    const world = { ...createWorld(), executions: createExecutions(2) }
    const names = [1, 2, 3, 4, 5].map((n) => `k1-${n}-1`)
    for (const [index, name] of names.entries()) {
      await start(world, name)
      await store(world, anEnteredOrder({ pid: name, recordId: `${index + 1}` }))
      world.executions.end(name, 'FAILED', 'E')
    }
    await patrol(world)
    expect(world.orders.all().map(({ status }) => status)).toEqual(Array(5).fill('failed'))
  })

  it('asking nothing more of executions whose orders have ended or are known to have failed', async () => {
    const world = createWorld()
    for (const [n, status] of (['failed', 'closed', 'cancelled'] as const).entries()) {
      await start(world, `k1-${n + 1}-1`)
      world.executions.end(`k1-${n + 1}-1`, 'FAILED', 'E')
      await store(world, anEnteredOrder({ recordId: `${n + 1}`, status }))
    }
    let asked = 0
    const real = world.executions.describe
    world.executions.describe = (name) => {
      asked++
      return real(name)
    }
    await patrol(world)
    expect(asked).toBe(0)
  })
})
