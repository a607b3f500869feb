import { describe, expect, it } from '@jest/globals'
import { resendMail } from '../../../lambdas/core/rules/resend-mail.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnsweredTask, anOffer, aTask, byKey } from '../../builders/task.ts'
import { decidedOrder } from './expect-decided.ts'

const now = new Date('2026-04-02T00:00:00.000Z')
const suzuki = { id: 'suzuki', name: '鈴木 蓮', email: 'suzuki@example.com' }
const members = [anOffer().member, suzuki]
const command = { node: '1-1' as const, round: 1, by: 'ops', members, kid: 'k2', linkDays: 90, now }
const open = (changes: Parameters<typeof aTask>[0] = {}) => anEnteredOrder({ tasks: byKey(aTask(changes)) })

describe('resending a task’s mails', () => {
  it('mails everyone who is offered the task, with the link that they have', () => {
    const order = open({ offers: [anOffer(), anOffer({ ref: 2, member: suzuki })] })
    const { unsent, tasks } = decidedOrder(resendMail(order, command))
    expect(unsent).toMatchObject([
      { kind: 'task-offered', task: '1-1#1', ref: 1 },
      { kind: 'task-offered', task: '1-1#1', ref: 2 },
    ])
    expect(tasks).toEqual(order.tasks)
  })

  it('is on record', () => {
    expect(decidedOrder(resendMail(open(), command)).events.at(-1)).toEqual({
      at: now.toISOString(),
      type: 'link-resent',
      by: 'ops',
      node: '1-1',
      round: 1,
    })
  })

  it('leaves out whoever was taken off the task', () => {
    const order = open({ offers: [anOffer({ withdrawnAt: now.toISOString() }), anOffer({ ref: 2, member: suzuki })] })
    expect(decidedOrder(resendMail(order, command)).unsent).toMatchObject([{ ref: 2 }])
  })

  it('replaces a link that has expired', () => {
    const order = open({ offers: [anOffer({ expiresAt: '2026-04-01T00:00:00.000Z' })] })
    expect(decidedOrder(resendMail(order, command)).tasks['1-1#1']?.offers).toMatchObject([
      { generation: 2, kid: 'k2', expiresAt: '2026-07-01T00:00:00.000Z', revoked: [{ generation: 1 }] },
    ])
  })

  it('does not send a mail twice that still waits', () => {
    const waiting = { id: 'task-offered:1-1#1:1', kind: 'task-offered' as const, task: '1-1#1', ref: 1, failures: 7 }
    const order = { ...open(), unsent: [{ ...waiting, dueAt: '2026-04-02T01:00:00.000Z' }] }
    expect(decidedOrder(resendMail(order, command)).unsent).toHaveLength(1)
  })

  it('gives each resending mails of their own, so that no mail server takes them for a repeat', () => {
    const once = decidedOrder(resendMail(open(), command))
    const later = { ...command, now: new Date('2026-04-02T00:05:00.000Z') }
    const twice = decidedOrder(resendMail({ ...once, unsent: [] }, later))
    expect(twice.unsent[0]?.id).not.toBe(once.unsent[0]?.id)
  })

  it('happens at most once a minute for a task', () => {
    const once = decidedOrder(resendMail(open(), command))
    expect(resendMail(once, { ...command, now: new Date(now.getTime() + 59_000) })).toMatchObject({
      refusal: { kind: 'too-soon' },
    })
    expect(resendMail(once, { ...command, now: new Date(now.getTime() + 60_000) })).toHaveProperty('order')
  })

  it.each([
    ['that is answered', anEnteredOrder({ tasks: byKey(anAnsweredTask()) }), 'already-answered'],
    ['that was taken back', open({ status: 'superseded' }), 'task-superseded'],
    ['that is none', anEnteredOrder(), 'no-such-task'],
    ['of an ended order', { ...open(), status: 'closed' as const }, 'order-ended'],
  ])('is refused for a task %s', (_, order, kind) => {
    expect(resendMail(order, command)).toMatchObject({ refusal: { kind } })
  })
})
