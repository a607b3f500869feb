import { describe, expect, it } from '@jest/globals'
import { indexOf } from '../../../lambdas/core/rules/attention.ts'
import { patrol } from '../../../lambdas/core/use-cases/patrol.ts'
import { anOrder } from '../../builders/order.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnsweredTask, byKey } from '../../builders/task.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const due = '2026-04-01T00:00:00.000Z'
const pid = 'k1-2-1'
const store = (world: World, order: Parameters<typeof indexOf>[0]) => world.orders.put(order, indexOf(order))
const start = (world: World, name = pid) => world.executions.start(name, { pid: name, appId: '1', recordId: '2' })

const failedWithMail = (recordId: string) =>
  anEnteredOrder({
    recordId,
    pid: `k1-${recordId}-1`,
    status: 'failed',
    unsent: [{ id: 'order-failed:1', kind: 'order-failed', to: 'ops@example.com', failures: 1, dueAt: due }],
  })

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

  it('delivers answers before it sends any mail, and leaves a dead mail server alone after three orders', async () => {
    const world = createWorld()
    for (let n = 1; n <= 5; n++) await store(world, failedWithMail(`${n}`))
    await store(world, anEnteredOrder({ recordId: '9', pid: 'k1-9-1', tasks: byKey(anAnsweredTask()) }))
    await start(world, 'k1-9-1')
    world.executions.wait('k1-9-1', 'token-1')
    const happened: string[] = []
    world.mailer.send = async () => {
      happened.push('mail')
      throw new Error('no server')
    }
    const real = world.executions.succeedTask
    world.executions.succeedTask = (...given) => {
      happened.push('answer')
      return real(...given)
    }
    world.clock.forward(86_400)
    await patrol(world)
    expect(happened).toEqual(['answer', 'mail', 'mail', 'mail'])
  })

  it('does not start twice what has begun', async () => {
    const world = createWorld()
    await start(world)
    await store(world, anOrder({ startDueAt: due }))
    await patrol(world)
    expect(await world.orders.get(pid)).not.toHaveProperty('startDueAt')
  })
})

describe('patrol and a start', () => {
  it('marks the order of one that failed before its first step', async () => {
    const world = createWorld()
    await start(world)
    world.executions.end(pid, 'FAILED', 'KintoneAccessError')
    await store(world, anOrder({ startDueAt: due }))
    await patrol(world)
    expect(await world.orders.get(pid)).toMatchObject({ status: 'failed', failure: { error: 'KintoneAccessError' } })
  })
})
