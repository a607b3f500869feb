import { describe, expect, it } from '@jest/globals'
import { addMemo } from '../../../lambdas/core/rules/add-memo.ts'
import { claimTask } from '../../../lambdas/core/rules/claim-task.ts'
import { handOver } from '../../../lambdas/core/rules/hand-over.ts'
import { actOf, aSharedOrder, sato, suzuki } from '../../builders/shared-task.ts'
import { anAnswer } from '../../builders/task.ts'
import { decidedOrder, refusalOf } from './expect-decided.ts'

type Act = Parameters<typeof claimTask>
const acts: [string, (...given: Act) => ReturnType<typeof claimTask>][] = [
  ['taking', claimTask],
  ['taking over', (order, act) => claimTask(order, { ...act, takeOver: true })],
  ['handing over', (order, act) => handOver(order, { ...act, to: 'suzuki', kid: 'k1', linkDays: 90 })],
  ['leaving a memo', (order, act) => addMemo(order, { ...act, text: 'メモ' })],
]

describe.each(acts)('%s', (_, perform) => {
  it.each(['answered', 'delivered'] as const)('is refused when the task is %s, with who answered', (status) => {
    const answer = anAnswer({ by: { id: 'suzuki', name: '鈴木 蓮' } })
    expect(refusalOf(perform(aSharedOrder({ status, answer }), actOf()))).toMatchObject({
      kind: 'already-answered',
      answer,
    })
  })

  it.each(['closed', 'cancelling', 'cancelled'] as const)('is refused when the order is %s', (status) => {
    const order = aSharedOrder({ status: 'superseded' }, { status })
    expect(refusalOf(perform(order, actOf()))).toEqual({ kind: 'order-ended', status })
  })

  it('is refused when the task was superseded', () => {
    expect(refusalOf(perform(aSharedOrder({ status: 'superseded' }), actOf()))).toEqual({ kind: 'task-superseded' })
  })

  it.each([
    ['of an earlier generation', { offers: [{ ...sato, generation: 2 }, suzuki] }],
    ['that the task does not have', { offers: [suzuki] }],
    ['that was withdrawn', { offers: [{ ...sato, withdrawnAt: '2026-04-01T00:30:00.000Z' }, suzuki] }],
  ])('is refused through a link %s', (_link, changes) => {
    expect(refusalOf(perform(aSharedOrder(changes), actOf()))).toEqual({ kind: 'link-revoked' })
  })

  it.each([
    ['open', aSharedOrder()],
    ['answered', aSharedOrder({ status: 'answered', answer: anAnswer() })],
  ])('is refused to a member who has left the lane, the task being %s', (_state, order) => {
    expect(refusalOf(perform(order, { ...actOf(), members: [suzuki.member] }))).toEqual({ kind: 'left-lane' })
    expect(refusalOf(perform(order, { ...actOf(), members: [] }))).toEqual({ kind: 'left-lane' })
  })

  it('is refused to whoever had the id before somebody else got it', () => {
    const members = [{ ...sato.member, name: '佐藤 実', email: 'minoru@example.com' }, suzuki.member]
    expect(refusalOf(perform(aSharedOrder(), { ...actOf(), members }))).toEqual({ kind: 'left-lane' })
  })

  const { generation, expiresAt, kid } = sato
  const withFresh = aSharedOrder({
    offers: [{ ...sato, generation: 2, earlier: { generation, expiresAt, kid } }, suzuki],
  })

  it('through a fresh link ends the one before it', () => {
    const order = decidedOrder(perform(withFresh, { ...actOf(), generation: 2 }))
    expect(order.tasks['1-1#1']?.offers[0]).toEqual({
      ...sato,
      generation: 2,
      revoked: [{ generation, expiresAt, kid }],
    })
    expect(refusalOf(perform(order, actOf()))).toEqual({ kind: 'link-revoked' })
  })

  it('through the link before a fresh one ends neither', () => {
    const order = decidedOrder(perform(withFresh, actOf()))
    expect(order.tasks['1-1#1']?.offers).toEqual(withFresh.tasks['1-1#1']?.offers)
  })

  it('is refused when there is no such task', () => {
    expect(refusalOf(perform(aSharedOrder(), { ...actOf(), round: 2 }))).toEqual({ kind: 'no-such-task' })
  })

  it('goes on while the execution has failed', () => {
    expect(perform(aSharedOrder({}, { status: 'failed' }), actOf())).toMatchObject({ order: { status: 'failed' } })
  })
})
