import { describe, expect, it } from '@jest/globals'
import { linkOf } from '../../lambdas/core/link.ts'
import type { UnsentMail } from '../../lambdas/core/order.ts'
import { createComposeMail } from '../../lambdas/handlers/compose-mail.ts'
import { createComposeOfficeMail } from '../../lambdas/handlers/compose-office-mail.ts'
import type { SettingsInput } from '../../settings/settings.ts'
import { anEnteredOrder } from '../builders/running-order.ts'
import { settingsInput, someSettings } from '../builders/settings.ts'
import { anOffer, aTask, byKey } from '../builders/task.ts'
import { createWorld } from '../fakes/world.ts'

const task = aTask({
  offers: [anOffer(), anOffer({ ref: 2, member: { id: 'suzuki', name: '鈴木 蓮', email: 'suzuki@example.com' } })],
})
const order = anEnteredOrder({ title: '山田 様', tasks: byKey(task) })
const mail = (changes: Partial<UnsentMail>): UnsentMail => ({
  id: 'a',
  kind: 'task-offered',
  task: '1-1#1',
  failures: 0,
  dueAt: '2026-04-01T00:00:00.000Z',
  ...changes,
})
const executionUrl = (pid: string) => `https://aws.example.com/executions/${pid}`
const compose = (changes: Partial<UnsentMail>, settings: Partial<SettingsInput> = {}, more = {}) =>
  createComposeMail({ ...createWorld(someSettings(settings)), ...more })(order, mail(changes))

const taskMails = [
  'task-offered',
  'task-handed-over',
  'task-taken-over',
  'task-reminder',
  'task-overdue',
] as const satisfies UnsentMail['kind'][]
const officeMails = [
  'task-escalation',
  'mail-bounced',
  'mail-failing',
  'order-finished',
  'order-failed',
  'record-changed',
] as const satisfies UnsentMail['kind'][]

describe('a mail about a task', () => {
  it.each(taskMails)('of kind %s goes to its member, with their own link', async (kind) => {
    const composed = await compose({ kind, ref: 2 })
    expect(composed.to).toEqual({ name: '鈴木 蓮', address: 'suzuki@example.com' })
    const ring = await createWorld().secrets.keyRing()
    const own = linkOf({ pid: order.pid, node: '1-1', round: 1, ref: 2 }, task.offers[1] ?? anOffer(), ring)
    expect(composed.text.split('\n')).toContain(`https://nouhin.example.com/t/${own}`)
    expect(composed.html).toContain(`href="https://nouhin.example.com/t/${own}"`)
  })

  it('goes to the address that settings have now', async () => {
    const lanes = structuredClone(settingsInput().lanes)
    for (const member of lanes.ライセンス担当.members) member.email = `new-${member.email}`
    expect((await compose({ ref: 1 }, { lanes })).to.address).toBe('new-sato@example.com')
  })

  it('that tells of an address of the settings names it, and no customer', async () => {
    const id = 'mail-bounced:bounce:order-failed:2026-04-01T00:00:00.000Z:1:1'
    const given = { id, kind: 'mail-bounced', to: 'a@example.com', task: undefined, ref: undefined } as const
    const { to, text } = await compose({ ...given, refusedBy: 'second@example.com' })
    expect(to.address).toBe('a@example.com')
    expect(text).toContain('second@example.com')
    expect(text).not.toContain(order.variables.q_customerName ?? '山田')
  })

  it('that the order does not have is an error', async () => {
    await expect(compose({ ref: 9 })).rejects.toThrow('the order does not have')
    await expect(compose({ kind: 'task-escalation', to: 'a@example.com', task: '2#1' })).rejects.toThrow(
      'does not have',
    )
    await expect(compose({ kind: 'mail-bounced', to: 'a@example.com', ref: 9 })).rejects.toThrow('no link in the task')
  })

  it('of a cancelled order has no link', async () => {
    const composed = await compose({ kind: 'order-cancelled', ref: 1 })
    expect(composed.to.address).toBe('sato@example.com')
    expect(composed.text).not.toContain('/t/')
  })
})

it('a mail about one that came back gives the address that settings have now', async () => {
  const lanes = structuredClone(settingsInput().lanes)
  for (const member of lanes.ライセンス担当.members) member.email = `new-${member.email}`
  const { text } = await compose({ kind: 'mail-bounced', to: 'lead@example.com', ref: 2 }, { lanes })
  expect(text).toContain('new-suzuki@example.com')
})

describe.each(officeMails)('a mail of kind %s', (kind) => {
  const to = 'lead@example.com'
  const about = { kind, to, ref: 1 }

  it('goes to its address, with the link to the console page', async () => {
    const composed = await compose(about)
    expect(composed.to).toEqual({ name: '', address: to })
    expect(composed.text.split('\n')).toContain('https://nouhin.example.com/console/orders/k1-2-1')
  })

  it('has the link to the execution where there is no console page', async () => {
    const { text, html } = await compose(about, {}, { executionUrl })
    expect(text.split('\n')).toContain('https://aws.example.com/executions/k1-2-1')
    for (const form of [text, html]) expect(form).not.toContain('/console/orders')
  })

  it('has the link to the kintone record, where kintone is a real one', async () => {
    const { text } = await compose(about, { kintone: { domain: 'example.cybozu.com' } })
    expect(text.split('\n')).toContain('https://example.cybozu.com/k/1/show#record=2')
    expect((await compose(about)).text).not.toContain('show#record')
  })

  it('is composed without the link keys', async () => {
    const { settings, clock } = createWorld()
    const composed = await createComposeOfficeMail({ settings, clock })(order, mail(about))
    expect(composed.to.address).toBe(to)
  })
})

it('a mail to a member is not composed without the link keys', async () => {
  const { settings, clock } = createWorld()
  await expect(createComposeOfficeMail({ settings, clock })(order, mail({ ref: 1 }))).rejects.toThrow('elsewhere')
})
