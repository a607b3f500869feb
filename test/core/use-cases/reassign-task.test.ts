import { expect, it } from '@jest/globals'
import { reassignTask } from '../../../lambdas/core/use-cases/reassign-task.ts'
import { resendMails } from '../../../lambdas/core/use-cases/resend-mails.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { aTask, byKey } from '../../builders/task.ts'
import { createWorld } from '../../fakes/world.ts'

const task = { pid: 'k1-2-1', node: '1-1' as const, round: 1, by: 'ops' }

async function worldWithTask() {
  const world = createWorld()
  await world.orders.put(anEnteredOrder({ tasks: byKey(aTask()) }), { open: true })
  return world
}

it('reassigning mails the new member at once', async () => {
  const world = await worldWithTask()
  expect(await reassignTask(world, { ...task, from: 'sato', to: 'suzuki' })).toEqual({ sent: 1, failed: 0, refused: 0 })
  expect(world.mailer.sent).toMatchObject([
    { mail: { to: { address: 'suzuki@example.com' }, subject: 'task-handed-over' } },
  ])
  expect((await world.orders.get(task.pid))?.unsent).toEqual([])
})

it.each([
  ['nobody in the settings', 'nobody'],
  ['a member of another lane', 'takahashi'],
])('reassigning to %s changes nothing', async (_, to) => {
  const world = await worldWithTask()
  const before = await world.orders.get(task.pid)
  expect(await reassignTask(world, { ...task, from: 'sato', to })).toEqual({ refusal: { kind: 'no-such-member' } })
  expect(await world.orders.get(task.pid)).toEqual(before)
})

it('resending mails the members at once', async () => {
  const world = await worldWithTask()
  expect(await resendMails(world, task)).toEqual({ sent: 1, failed: 0, refused: 0 })
  expect(world.mailer.sent).toMatchObject([{ mail: { to: { address: 'sato@example.com' } } }])
})

it('resending counts what could not be sent, which stays on the list for patrol', async () => {
  const world = await worldWithTask()
  const mailer = { send: () => Promise.reject(new Error('no route')) }
  expect(await resendMails({ ...world, mailer }, task)).toEqual({ sent: 0, failed: 1, refused: 0 })
  expect((await world.orders.get(task.pid))?.unsent).toMatchObject([{ failures: 1 }])
})
