import { describe, expect, it } from '@jest/globals'
import { claimTask } from '../../../lambdas/core/use-cases/claim-task.ts'
import { completeTask } from '../../../lambdas/core/use-cases/complete-task.ts'
import { handOver } from '../../../lambdas/core/use-cases/hand-over.ts'
import { patrol } from '../../../lambdas/core/use-cases/patrol.ts'
import { anHourIn, aSharedOrder, licenceMembers } from '../../builders/shared-task.ts'
import { forEveryCrash } from '../../fakes/crash.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const pid = 'k1-2-1'
const sato = { node: '1-1', round: 1, ref: 1, generation: 1, members: licenceMembers } as const
async function prepare(world: World) {
  await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
  world.executions.wait(pid, 'token-1')
  await world.orders.put(aSharedOrder({ holder: { ref: 2, at: anHourIn } }), { open: true })
}
const takeOver = (world: World) => claimTask(world, pid, { ...sato, takeOver: true })
const giveBack = (world: World) => handOver(world, pid, { ...sato, ref: 2, to: 'sato' })
const answer = (world: World) =>
  completeTask(world, pid, { ...sato, takeOver: true, outcome: 'done', values: { q_licenseKey: 'KEY-1' } })

describe('an act that is cut off anywhere', () => {
  it.each([
    ['taking over', takeOver, 'task-taken-over', 'suzuki@example.com'],
    ['handing over', giveBack, 'task-handed-over', 'sato@example.com'],
    ['an answer that takes over', answer, 'task-taken-over', 'suzuki@example.com'],
  ] as const)('is undone, or its mail is sent by patrol: %s', async (_, act, subject, address) => {
    const died = await forEveryCrash(prepare, act, async (world) => {
      world.clock.forward(61)
      await patrol(world)
      const [order] = world.orders.all()
      const happened = order?.tasks['1-1#1']?.holder?.ref === 1
      const mailed = new Set(world.mailer.sent.map(({ mail }) => `${mail.subject} ${mail.to.address}`))
      expect(mailed).toEqual(new Set(happened ? [`${subject} ${address}`] : []))
      expect(order?.unsent).toEqual([])
    })
    expect(died).toBeGreaterThan(3)
  })
})

it('an act whose mail cannot be sent has happened all the same, and patrol sends the mail', async () => {
  const world = createWorld()
  await prepare(world)
  world.mailer.refuse(() => true)
  expect(await takeOver(world)).toHaveProperty('order')
  world.mailer.refuse(() => false)
  world.clock.forward(61)
  await patrol(world)
  expect(world.mailer.sent).toHaveLength(1)
})

it('a mail server that hangs does not hold up the answer', async () => {
  const world = createWorld()
  await prepare(world)
  const hanging = { ...world, mailer: { send: () => new Promise<void>(() => {}) } }
  void answer(hanging as unknown as World)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(world.executions.received).toHaveLength(1)
})
