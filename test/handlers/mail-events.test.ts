import { describe, expect, it } from '@jest/globals'
import { mailTag } from '../../lambdas/core/mail-tag.ts'
import type { MetricValues } from '../../lambdas/core/metrics.ts'
import { createMailEventsHandler } from '../../lambdas/handlers/mail-events.ts'
import { aBounce, aComplaint } from '../builders/mail-event.ts'
import { anEnteredOrder } from '../builders/running-order.ts'
import { someSettings } from '../builders/settings.ts'
import { aTask, byKey } from '../builders/task.ts'
import { createWorld } from '../fakes/world.ts'
import { invoke } from './invoke.ts'

const tag = mailTag('k1-2-1:task-offered:1-1#1:1')

async function anOffice(lead?: string) {
  const { lanes } = someSettings()
  const world = createWorld(someSettings({ lanes: { ...lanes, ライセンス担当: { ...lanes.ライセンス担当, lead } } }))
  const put: [MetricValues, unknown][] = []
  const metrics = { put: (...given: [MetricValues, unknown?]) => void put.push([given[0], given[1]]) }
  await world.orders.put(anEnteredOrder({ tasks: byKey(aTask()) }), { open: true })
  const handler = createMailEventsHandler({ ...world, metrics })
  return { ...world, put, tell: (event: unknown) => invoke(handler, event) }
}

describe('what SES tells of a mail', () => {
  it('that came back: the task is marked, the lane’s lead gets a mail, and it is counted', async () => {
    const { tell, orders, mailer, put } = await anOffice('lead@example.com')
    await tell(aBounce(tag))
    expect((await orders.get('k1-2-1'))?.events).toMatchObject([
      { type: 'mail-bounced', node: '1-1', data: { member: 'sato', what: 'bounce', code: 'Permanent/General' } },
      { type: 'mail-sent' },
    ])
    expect(mailer.sent.map(({ mail }) => mail.to.address)).toEqual(['lead@example.com'])
    expect(put).toEqual([
      [
        { MailsReturned: 1 },
        { pid: 'k1-2-1', mail: 'task-offered:1-1#1:1', what: 'bounce', code: 'Permanent/General' },
      ],
    ])
  })

  it('that its reader complained of: likewise', async () => {
    const { tell, orders } = await anOffice('lead@example.com')
    await tell(aComplaint(tag))
    expect((await orders.get('k1-2-1'))?.events[0]?.data).toMatchObject({ what: 'complaint', code: 'abuse' })
  })

  it('goes to operations where the lane has no lead', async () => {
    const { tell, mailer } = await anOffice()
    await tell(aBounce(tag, 'Transient'))
    expect(mailer.sent.map(({ mail }) => mail.to.address)).toEqual(['ops@example.com'])
  })

  it.each([
    ['abuse', null, 'abuse'],
    ['virus', null, 'virus'],
    [null, 'OnAccountSuppressionList', 'OnAccountSuppressionList'],
    [null, null, 'unknown'],
  ])('that was complained of as %s %s is told as %s', async (type, subType, code) => {
    const { tell, orders } = await anOffice()
    await tell(aComplaint(tag, type, subType))
    expect((await orders.get('k1-2-1'))?.events[0]?.data).toMatchObject({ what: 'complaint', code })
  })

  it.each([
    ['a reader took it out of the spam folder', aComplaint(tag, 'not-spam')],
    ['an automatic reply came', aBounce(tag, 'Transient', 'General', {})],
    ['a server goes on trying', aBounce(tag, 'Transient', 'General', { action: 'delayed', status: '4.4.1' })],
    ['a list has passed it on', aBounce(tag, 'Transient', 'General', { action: 'expanded', status: '2.0.0' })],
  ])('is no trouble where %s', async (_, event) => {
    const { tell, orders, mailer, put, log } = await anOffice()
    await tell(event)
    expect([(await orders.get('k1-2-1'))?.events, mailer.sent, put]).toEqual([[], [], []])
    expect(log.lines).toMatchObject([{ level: 'info', fields: { pid: 'k1-2-1' } }])
  })

  it.each([
    ['Transient', 'General', { action: 'failed', status: '4.4.7' }],
    ['Transient', 'General', { diagnosticCode: 'smtp; 451 4.4.1 no answer' }],
    ['Transient', 'MailboxFull', {}],
    ['Permanent', 'General', {}],
    ['Permanent', 'OnAccountSuppressionList', {}],
    ['Undetermined', 'Undetermined', {}],
  ])('that did not arrive is told: %s/%s %j', async (type, subType, said) => {
    const { tell, orders } = await anOffice()
    await tell(aBounce(tag, type, subType, said))
    expect((await orders.get('k1-2-1'))?.events[0]?.data).toMatchObject({ code: `${type}/${subType}` })
  })

  it('to an address of operations is told to the others of operations, not to that one', async () => {
    const world = createWorld(someSettings({ mail: { ops: ['recipient@example.com', 'second@example.com'] } }))
    await world.orders.put(anEnteredOrder({ tasks: byKey(aTask()) }), { open: true })
    await invoke(createMailEventsHandler(world), aBounce(mailTag('k1-2-1:order-failed:2026-04-01T00:00:00.000Z:1')))
    expect(world.mailer.sent.map(({ mail }) => mail.to.address)).toEqual(['second@example.com'])
  })

  it('twice is told once', async () => {
    const { tell, mailer } = await anOffice()
    await tell(aBounce(tag))
    await tell(aBounce(tag))
    expect(mailer.sent).toHaveLength(1)
  })

  it('leaves neither address nor text in log and order', async () => {
    const { tell, orders, log, put } = await anOffice()
    await tell(aBounce(tag))
    const traces = JSON.stringify([log.lines, put, (await orders.get('k1-2-1'))?.events])
    expect(traces).not.toMatch(/recipient|山田|user unknown/)
  })

  it('that no order has sent is passed over', async () => {
    const { tell, log, put } = await anOffice()
    await tell(aBounce(Buffer.from('山田 花子').toString('base64url')))
    expect(log.lines).toMatchObject([{ level: 'warn', message: 'a mail came back that no order has sent' }])
    expect(put).toEqual([])
  })

  it.each([
    ['of another kind', { ...aBounce(tag), 'detail-type': 'Email Delivered' }],
    ['without the mailer’s tag', { ...aBounce(tag), detail: { ...aBounce(tag).detail, mail: { tags: {} } } }],
    ['of a type that SES does not know', aBounce(tag, 'Sudden')],
  ])('%s is refused', async (_, event) => {
    const { tell } = await anOffice()
    await expect(tell(event)).rejects.toMatchObject({ name: 'InvalidPayload' })
  })
})
