import { describe, expect, it } from '@jest/globals'
import { addMemo } from '../../../lambdas/core/rules/add-memo.ts'
import { claimTask } from '../../../lambdas/core/rules/claim-task.ts'
import { handOver } from '../../../lambdas/core/rules/hand-over.ts'
import { actOf, aSharedOrder, licenceMembers, sato, suzuki } from '../../builders/shared-task.ts'
import { anAnswer } from '../../builders/task.ts'
import { refusalOf } from './expect-decided.ts'

type Act = Parameters<typeof claimTask>
const acts: [string, (...given: Act) => ReturnType<typeof claimTask>][] = [
  ['taking', claimTask],
  ['taking over', (order, act) => claimTask(order, { ...act, takeOver: true })],
  [
    'handing over',
    (order, act) => handOver(order, { ...act, to: 'suzuki', members: licenceMembers, kid: 'k1', linkDays: 90 }),
  ],
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

  it('is refused when there is no such task', () => {
    expect(refusalOf(perform(aSharedOrder(), { ...actOf(), round: 2 }))).toEqual({ kind: 'no-such-task' })
  })

  it('goes on while the execution has failed', () => {
    expect(perform(aSharedOrder({}, { status: 'failed' }), actOf())).toMatchObject({ order: { status: 'failed' } })
  })
})
