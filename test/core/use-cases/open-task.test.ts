import { describe, expect, it } from '@jest/globals'
import { attentionAt } from '../../../lambdas/core/rules/attention.ts'
import { openTask } from '../../../lambdas/core/use-cases/open-task.ts'
import { patrol } from '../../../lambdas/core/use-cases/patrol.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { someSettings } from '../../builders/settings.ts'
import { anAnsweredTask, aTask, byKey } from '../../builders/task.ts'
import { forEveryCrash } from '../../fakes/crash.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const pid = 'k1-2-1'
const command = { pid, node: '1-1' as const, round: 1, token: 'token-1', redrive: 0, retry: 0 }
const newer = { ...command, token: 'token-2', retry: 1 }
const prepare =
  (order = anEnteredOrder()) =>
  async (world: World) => {
    await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
    world.executions.wait(pid, 'token-1')
    await world.orders.put(order, { open: true, attentionAt: attentionAt(order) })
  }
async function worldWith(order = anEnteredOrder()) {
  const world = createWorld()
  await prepare(order)(world)
  return world
}
const recipients = (world: World) => world.mailer.sent.map(({ mail }) => mail.to.address)

describe('opening a task', () => {
  it('mails every member of the lane', async () => {
    const world = await worldWith()
    await openTask(world, command)
    expect(recipients(world)).toEqual(['sato@example.com', 'suzuki@example.com'])
    expect((await world.orders.get(pid))?.unsent).toEqual([])
  })

  it('sets the stages of its deadline as the settings say', async () => {
    const { variables, ...order } = anEnteredOrder()
    const limited = { ...order, variables: { ...variables, q_taskLimitDatetime: '2026-04-06T08:00:00.000Z' } }
    const world = createWorld(someSettings({ deadline: { remindDaysBefore: 2, escalateDaysAfter: 0 } }))
    await prepare(limited)(world)
    await openTask(world, command)
    expect((await world.orders.get(pid))?.tasks['1-1#1']?.stages).toEqual([
      { stage: 'reminder', at: '2026-04-02T08:00:00.000Z' },
      { stage: 'overdue', at: '2026-04-06T08:00:00.000Z' },
    ])
  })

  it('does not fail when mail does: patrol sends it, at once and to whom it is missing', async () => {
    const world = await worldWith()
    world.mailer.refuse((address) => address.startsWith('suzuki'))
    await openTask(world, command)
    expect((await world.orders.get(pid))?.unsent).toMatchObject([{ ref: 2, dueAt: world.clock.now().toISOString() }])
    world.mailer.refuse(() => false)
    await patrol(world)
    expect(recipients(world)).toEqual(['sato@example.com', 'suzuki@example.com'])
  })

  it('sends every mail at least once, with the same id, wherever it crashed', async () => {
    await forEveryCrash(
      prepare(),
      (world) => openTask(world, command),
      async (world, after) => {
        if (after % 2) await openTask(world, newer)
        world.clock.forward(120)
        await patrol(world)
        const order = await world.orders.get(pid)
        if (!order?.tasks['1-1#1']) return
        expect(new Set(world.mailer.sent.map(({ id }) => id))).toEqual(
          new Set([`${pid}:task-offered:1-1#1:1`, `${pid}:task-offered:1-1#1:2`]),
        )
        expect(order.unsent).toEqual([])
      },
    )
  })

  it('of an order that has ended fails by name', async () => {
    const world = await worldWith(anEnteredOrder({ status: 'cancelled' }))
    await expect(openTask(world, command)).rejects.toMatchObject({ name: 'OrderEnded' })
    expect(world.mailer.sent).toEqual([])
  })
})

describe('a later try of the state', () => {
  it('mails nobody again', async () => {
    const world = await worldWith(anEnteredOrder({ tasks: byKey(aTask()) }))
    await openTask(world, newer)
    expect(world.mailer.sent).toEqual([])
  })

  it('leaves to patrol what an earlier try could not mail, so that they never both send it', async () => {
    const world = await worldWith()
    world.mailer.refuse(() => true)
    await openTask(world, command)
    world.mailer.refuse(() => false)
    world.clock.forward(120)
    await openTask(world, newer)
    expect(world.mailer.sent).toEqual([])
    await patrol(world)
    expect(recipients(world).toSorted()).toEqual(['sato@example.com', 'suzuki@example.com'])
  })

  it('gets the stored answer with its own token', async () => {
    const world = await worldWith(anEnteredOrder({ tasks: byKey(anAnsweredTask()) }))
    world.executions.wait(pid, 'token-2')
    await openTask(world, newer)
    expect(world.executions.received).toEqual([
      { token: 'token-2', output: { node: '1-1', round: 1, outcome: 'done' } },
    ])
  })

  it('that is over by the time the answer is sent does not fail', async () => {
    const world = await worldWith(anEnteredOrder({ tasks: byKey(anAnsweredTask()) }))
    await expect(openTask(world, newer)).resolves.toBeUndefined()
  })

  it('is tried again when the answer cannot be sent', async () => {
    const world = await worldWith(anEnteredOrder({ tasks: byKey(anAnsweredTask()) }))
    world.executions.refuseAnswers(new Error('throttled'))
    await expect(openTask(world, newer)).rejects.toThrow('throttled')
  })
})

describe('an earlier try that comes late', () => {
  it('changes and sends nothing', async () => {
    const world = await worldWith(
      anEnteredOrder({ tasks: byKey(anAnsweredTask({ token: 'token-2', tokenOrder: [0, 1] })) }),
    )
    await openTask(world, command)
    expect(world.executions.received).toEqual([])
    expect((await world.orders.get(pid))?.tasks['1-1#1']?.token).toBe('token-2')
  })
})
