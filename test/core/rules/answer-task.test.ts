import { describe, expect, it } from '@jest/globals'
import { type AnswerTask, answerTask } from '../../../lambdas/core/rules/answer-task.ts'
import { anOrder } from '../../builders/order.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnswer, anAnsweredTask, anOffer, aTask, byKey } from '../../builders/task.ts'
import { decidedOrder, refusalOf } from './expect-decided.ts'

const command = (changes: Partial<AnswerTask> = {}): AnswerTask => ({
  node: '1-2',
  round: 1,
  ref: 1,
  generation: 1,
  outcome: 'done',
  values: { q_accessUrl: 'https://example.com/', q_password: 'pass' },
  now: new Date('2026-04-01T02:00:00Z'),
  ...changes,
})
const before = { q_licenseKey: 'KEY-1', q_password: 'old', q_memo: [] }
const open = (changes = {}) => anEnteredOrder({ variables: before, tasks: byKey(aTask({ node: '1-2', ...changes })) })

describe('an answer', () => {
  it('is recorded with outcome, moment and member', () => {
    const order = decidedOrder(answerTask(open(), command()))
    expect(order.tasks['1-2#1']).toMatchObject({
      status: 'answered',
      answer: { outcome: 'done', at: '2026-04-01T02:00:00.000Z', by: { id: 'sato', name: '佐藤 葵' } },
    })
    expect(order.events).toEqual([
      expect.objectContaining({ type: 'task-answered', by: 'sato', node: '1-2', round: 1, data: { outcome: 'done' } }),
    ])
  })

  it('ends the wait of mails that offer the task, and of no others', () => {
    const offer = { kind: 'task-offered' as const, failures: 0, dueAt: '2026-04-01T02:00:00.000Z' }
    const unsent = [
      { id: 'a', task: '1-2#1', ...offer },
      { id: 'b', task: '2#1', ...offer },
    ]
    expect(decidedOrder(answerTask({ ...open(), unsent }, command())).unsent.map(({ id }) => id)).toEqual(['b'])
  })

  it('sets the variables its outcome asks for, and no other', () => {
    const values = { ...command().values, q_licenseKey: 'smuggled' }
    expect(decidedOrder(answerTask(open(), command({ values }))).variables).toMatchObject({
      q_accessUrl: 'https://example.com/',
      q_password: 'pass',
      q_licenseKey: 'KEY-1',
    })
  })

  it('that returns the key sets no variable, and its reason goes into the memo before the note', () => {
    const order = decidedOrder(
      answerTask(
        open(),
        command({ outcome: 'returned', reason: '鍵が違う', memo: '至急', values: { q_password: 'x' } }),
      ),
    )
    const entry = { at: '2026-04-01T02:00:00.000Z', by: '佐藤 葵', node: '1-2', round: 1 }
    expect(order.variables).toEqual({
      ...before,
      q_memo: [
        { ...entry, text: '鍵が違う' },
        { ...entry, text: '至急' },
      ],
    })
    expect(order.tasks['1-2#1']?.answer).toMatchObject({ outcome: 'returned', reason: '鍵が違う' })
  })

  it('keeps no secret that its reason or note quotes, be it an old one or its own', () => {
    const reason = 'KEY-1 は別のプランのもの、KEY-22222 が正しい'
    const values = { q_licenseKey: 'KEY-22222' }
    const order = decidedOrder(answerTask(open(), command({ outcome: 'returned', values, reason, memo: 'KEY-1!' })))
    expect(order.variables.q_memo.map(({ text }) => text)).toEqual(['•••• は別のプランのもの、•••• が正しい', '••••!'])
    expect(order.tasks['1-2#1']?.answer?.reason).toBe('•••• は別のプランのもの、•••• が正しい')
  })

  it('adds to the memos that are there', () => {
    const entry = { at: '2026-04-01T01:00:00.000Z', by: '鈴木 蓮', node: '1-1', round: 1, text: '先の' }
    const order = { ...open(), variables: { q_memo: [entry] } }
    expect(decidedOrder(answerTask(order, command({ memo: '後の' }))).variables.q_memo.map(({ text }) => text)).toEqual(
      ['先の', '後の'],
    )
  })

  it('keeps secrets and memos out of the events', () => {
    const order = decidedOrder(answerTask(open(), command({ memo: '内緒の話' })))
    expect(JSON.stringify(order.events)).not.toMatch(/pass|内緒|example\.com/)
  })

  it('is taken while the execution has failed: its redrive will ask for it', () => {
    const failed = { ...open(), status: 'failed' as const }
    expect(decidedOrder(answerTask(failed, command()))).toMatchObject({
      status: 'failed',
      tasks: { '1-2#1': { status: 'answered' } },
    })
  })
})

describe('an answer is refused', () => {
  it.each(['answered', 'delivered'] as const)('when the task is %s: the loser is told who won', (status) => {
    const winner = anAnswer({ by: { id: 'suzuki', name: '鈴木 蓮' } })
    const order = open({ status, answer: winner })
    expect(refusalOf(answerTask(order, command()))).toMatchObject({ kind: 'already-answered', answer: winner })
  })

  it.each(['closed', 'cancelling', 'cancelled'] as const)(
    'with the winner’s answer even when the order is %s',
    (status) => {
      const order = anOrder({ status, tasks: byKey(anAnsweredTask({ node: '1-2' })) })
      expect(refusalOf(answerTask(order, command()))).toMatchObject({ kind: 'already-answered' })
    },
  )

  it.each(['closed', 'cancelling', 'cancelled'] as const)('when the order is %s', (status) => {
    expect(refusalOf(answerTask({ ...open({ status: 'superseded' }), status }, command()))).toEqual({
      kind: 'order-ended',
      status,
    })
  })

  it('when the task was superseded', () => {
    expect(refusalOf(answerTask(open({ status: 'superseded' }), command()))).toEqual({ kind: 'task-superseded' })
  })

  it('when the link’s generation is an earlier one', () => {
    const order = open({ offers: [anOffer({ generation: 2 })] })
    expect(refusalOf(answerTask(order, command()))).toEqual({ kind: 'link-revoked' })
  })

  it('when the member has no offer any more', () => {
    expect(refusalOf(answerTask(open(), command({ ref: 2 })))).toEqual({ kind: 'link-revoked' })
  })

  it('when there is no such task', () => {
    expect(refusalOf(answerTask(open(), command({ round: 2 })))).toEqual({ kind: 'no-such-task' })
  })
})
