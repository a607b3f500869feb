import { expect, it } from '@jest/globals'
import { MailRefused } from '../../../lambdas/core/errors.ts'
import type { UnsentMail } from '../../../lambdas/core/order.ts'
import { standingReturns } from '../../../lambdas/core/returned-mail.ts'
import { indexOf } from '../../../lambdas/core/rules/attention.ts'
import { patrol } from '../../../lambdas/core/use-cases/patrol.ts'
import { sendMails } from '../../../lambdas/core/use-cases/send-mails.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { someSettings } from '../../builders/settings.ts'
import { aTask, byKey } from '../../builders/task.ts'
import { createWorld } from '../../fakes/world.ts'

const pid = 'k1-2-1'
const hour = 3_600

async function worldWithMail(ops = ['ops@example.com', 'second@example.com']) {
  const { lanes } = someSettings()
  const alone = { members: lanes.ライセンス担当.members.slice(0, 1) }
  const world = createWorld(someSettings({ mail: { ops }, lanes: { ...lanes, ライセンス担当: alone } }))
  const mail: UnsentMail = {
    id: 'task-offered:1-1#1:1',
    kind: 'task-offered',
    task: '1-1#1',
    ref: 1,
    failures: 0,
    dueAt: world.clock.now().toISOString(),
  }
  const order = anEnteredOrder({ tasks: byKey(aTask()), unsent: [mail] })
  await world.orders.put(order, indexOf(order))
  const order1 = { ...order, version: 1 }
  const told = () => world.mailer.sent.map(({ mail: { subject, to } }) => `${subject} ${to.address}`)
  return { ...world, order: order1, told, send: () => sendMails(world, order1, [mail.id]) }
}

it('a refusal is told at once, counted, and logged without the address', async () => {
  const { mailer, send, told, orders, metrics, log } = await worldWithMail()
  mailer.refuse((address) => address === 'sato@example.com', new MailRefused('550 5.1.1'))
  expect(await send()).toEqual({ sent: 0, failed: 0, refused: 1 })
  expect(told()).toEqual(['mail-bounced ops@example.com', 'mail-bounced second@example.com'])
  expect((await orders.get(pid))?.unsent).toEqual([])
  expect(metrics.measured).toMatchObject([{ values: { MailsReturned: 1 }, about: { pid, code: '550 5.1.1' } }])
  expect(JSON.stringify([log.lines, metrics.measured])).not.toContain('sato')
})

it('one address of operations that refuses too is told to the other', async () => {
  const { mailer, send, told, orders } = await worldWithMail()
  const refusing = ['sato@example.com', 'ops@example.com']
  mailer.refuse((address) => refusing.includes(address), new MailRefused('550'))
  await send()
  expect(told()).toEqual(['mail-bounced second@example.com', 'mail-bounced second@example.com'])
  const order = await orders.get(pid)
  expect(order?.unsent).toEqual([])
  expect(order && standingReturns(order).map(({ data }) => data?.mail)).toEqual([
    'task-offered:1-1#1:1',
    'mail-bounced:bounce:task-offered:1-1#1:1:1',
  ])
})

it('refusals by everybody come to an end', async () => {
  const { mailer, send, told, orders } = await worldWithMail()
  mailer.refuse(() => true, new MailRefused('550'))
  await send()
  expect(told()).toEqual([])
  expect((await orders.get(pid))?.unsent).toEqual([])
})

it('a mail that patrol has tried for a day is told to operations, who are told once, and it is tried on', async () => {
  const world = await worldWithMail(['ops@example.com'])
  const { mailer, clock, told, orders } = world
  mailer.refuse((address) => address === 'sato@example.com')
  for (let hours = 0; hours < 24; hours++) {
    await patrol(world)
    clock.forward(hour)
  }
  expect(told()).toEqual([])
  for (let hours = 0; hours < 24; hours++) {
    await patrol(world)
    clock.forward(hour)
  }
  expect(told()).toEqual(['mail-failing ops@example.com'])
  mailer.refuse(() => false)
  await patrol(world)
  expect(told()).toEqual(['mail-failing ops@example.com', 'task-offered sato@example.com'])
  expect((await orders.get(pid))?.unsent).toEqual([])
})
