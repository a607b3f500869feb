import { describe, expect, it } from '@jest/globals'
import { type ReassignTask, reassignTask } from '../../../lambdas/core/rules/reassign-task.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnsweredTask, anOffer, aTask, byKey } from '../../builders/task.ts'
import { decidedOrder } from './expect-decided.ts'

const now = new Date('2026-04-02T00:00:00.000Z')
const suzuki = { id: 'suzuki', name: '鈴木 蓮', email: 'suzuki@example.com' }
const mori = { id: 'mori', name: '森 碧', email: 'mori@example.com' }
const command: ReassignTask = {
  node: '1-1',
  round: 1,
  from: 'sato',
  to: suzuki,
  by: 'ops',
  kid: 'k2',
  linkDays: 90,
  now,
}
const open = (changes: Parameters<typeof aTask>[0] = {}) => anEnteredOrder({ tasks: byKey(aTask(changes)) })

describe('reassigning a task', () => {
  it('withdraws the one’s link and gives the other a link of their own', () => {
    const { tasks } = decidedOrder(reassignTask(open(), command))
    expect(tasks['1-1#1']?.offers).toMatchObject([
      { ref: 1, member: { id: 'sato' }, generation: 2, withdrawnAt: now.toISOString() },
      { ref: 2, member: suzuki, generation: 1, kid: 'k2', expiresAt: '2026-07-01T00:00:00.000Z' },
    ])
  })

  it('makes the other its holder', () => {
    const { tasks } = decidedOrder(reassignTask(open(), command))
    expect(tasks['1-1#1']?.holder).toEqual({ ref: 2, at: now.toISOString() })
  })

  it('keeps the mail that tells the lead of an address that takes none', () => {
    const bounced = { id: 'mail-bounced:bounce:task-offered:1-1#1:1:1', kind: 'mail-bounced' as const, task: '1-1#1' }
    const waiting = { ...bounced, ref: 1, to: 'lead@example.com', failures: 0, dueAt: now.toISOString() }
    const { unsent } = decidedOrder(reassignTask({ ...open(), unsent: [waiting] }, command))
    expect(unsent.map(({ kind }) => kind)).toEqual(['mail-bounced', 'task-handed-over'])
  })

  it('mails the other and no longer the one', () => {
    const waiting = { id: 'task-offered:1-1#1:1', kind: 'task-offered' as const, task: '1-1#1', ref: 1, failures: 2 }
    const order = { ...open(), unsent: [{ ...waiting, dueAt: now.toISOString() }] }
    expect(decidedOrder(reassignTask(order, command)).unsent).toMatchObject([
      { kind: 'task-handed-over', task: '1-1#1', ref: 2 },
    ])
  })

  it('tells whoever else held it', () => {
    const offers = [anOffer(), anOffer({ ref: 2, member: suzuki }), anOffer({ ref: 3, member: mori })]
    const order = open({ offers, holder: { ref: 3, at: '2026-04-01T05:00:00.000Z' } })
    expect(decidedOrder(reassignTask(order, command)).unsent).toMatchObject([
      { kind: 'task-handed-over', ref: 2 },
      { kind: 'task-taken-over', ref: 3 },
    ])
  })

  it('is on record, with who to whom, by id', () => {
    expect(decidedOrder(reassignTask(open(), command)).events.at(-1)).toEqual({
      at: now.toISOString(),
      type: 'task-reassigned',
      by: 'ops',
      node: '1-1',
      round: 1,
      data: { from: 'sato', to: 'suzuki' },
    })
  })

  it('gives a member back who was taken off it before, with a fresh link', () => {
    const there = decidedOrder(reassignTask(open(), command))
    const back = { ...command, from: 'suzuki', to: { id: 'sato', name: '佐藤 葵', email: 'sato@example.com' } }
    const [sato] = decidedOrder(reassignTask(there, back)).tasks['1-1#1']?.offers ?? []
    expect(sato).toMatchObject({ ref: 1, generation: 3 })
    expect(sato?.withdrawnAt).toBeUndefined()
  })

  it.each([
    ['of somebody who has no link in it', open(), { from: 'mori' }, 'no-such-member'],
    [
      'of somebody taken off it already',
      open({ offers: [anOffer({ withdrawnAt: now.toISOString() })] }),
      {},
      'no-such-member',
    ],
    ['to the same member', open(), { to: { ...suzuki, id: 'sato' } }, 'no-such-member'],
    ['that is answered', anEnteredOrder({ tasks: byKey(anAnsweredTask()) }), {}, 'already-answered'],
    ['that was taken back', open({ status: 'superseded' }), {}, 'task-superseded'],
    ['that is none', open(), { round: 2 }, 'no-such-task'],
    ['of an ended order', { ...open(), status: 'cancelled' as const }, {}, 'order-ended'],
  ])('is refused for a task %s', (_, order, changes, kind) => {
    expect(reassignTask(order, { ...command, ...changes })).toMatchObject({ refusal: { kind } })
  })
})
