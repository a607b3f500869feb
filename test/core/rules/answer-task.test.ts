import { describe, expect, it } from '@jest/globals'
import type { Task, UnsentMail } from '../../../lambdas/core/order.ts'
import { type AnswerTask, answerTask } from '../../../lambdas/core/rules/answer-task.ts'
import { anOrder } from '../../builders/order.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { licenceMembers } from '../../builders/shared-task.ts'
import { anAnswer, anAnsweredTask, anOffer, aTask, byKey } from '../../builders/task.ts'
import { decidedOrder, refusalOf } from './expect-decided.ts'

const command = (changes: Partial<AnswerTask> = {}): AnswerTask => ({
  node: '1-2',
  round: 1,
  ref: 1,
  generation: 1,
  members: licenceMembers,
  outcome: 'done',
  values: { q_accessUrl: 'https://example.com/', q_password: 'pass' },
  now: new Date('2026-04-01T02:00:00Z'),
  ...changes,
})
const later = '2026-04-01T03:00:00.000Z'
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

  it('ends the wait of mails that ask for it, and of no others', () => {
    const mail = (id: string, kind: UnsentMail['kind'], task: string) => ({ id, kind, task, failures: 0, dueAt: later })
    const unsent = [
      mail('a', 'task-offered', '1-2#1'),
      mail('b', 'task-handed-over', '1-2#1'),
      mail('c', 'task-reminder', '1-2#1'),
      mail('d', 'task-overdue', '1-2#1'),
      mail('e', 'task-escalation', '1-2#1'),
      mail('f', 'task-taken-over', '1-2#1'),
      mail('g', 'task-offered', '2#1'),
    ]
    expect(decidedOrder(answerTask({ ...open(), unsent }, command())).unsent.map(({ id }) => id)).toEqual(['f', 'g'])
  })

  it('leaves no deadline stage to come', () => {
    const order = open({ stages: [{ stage: 'overdue', at: later }] })
    expect(decidedOrder(answerTask(order, command())).tasks['1-2#1']?.stages).toEqual([])
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

describe('while another member has the task', () => {
  const suzuki = anOffer({ ref: 2, member: { id: 'suzuki', name: '鈴木 蓮', email: 'suzuki@example.com' } })
  const since = '2026-04-01T01:00:00.000Z'
  const held = (changes: Partial<Task> = {}) =>
    open({ offers: [anOffer(), suzuki], holder: { ref: 2, at: since }, ...changes })

  it('an answer is refused with who has it and since when', () => {
    expect(refusalOf(answerTask(held(), command()))).toEqual({ kind: 'held', holder: { offer: suzuki, at: since } })
  })

  it('an answer that takes it over is recorded, and the holder told by mail', () => {
    const order = decidedOrder(answerTask(held(), command({ takeOver: true })))
    expect(order.tasks['1-2#1']).toMatchObject({
      status: 'answered',
      answer: { by: { id: 'sato' } },
      holder: { ref: 1, at: '2026-04-01T02:00:00.000Z' },
    })
    expect(order.events).toMatchObject([
      { type: 'task-taken-over', by: 'sato', data: { from: 'suzuki' } },
      { type: 'task-answered', by: 'sato' },
    ])
    expect(order.unsent).toMatchObject([{ kind: 'task-taken-over', task: '1-2#1', ref: 2 }])
  })

  it('the holder’s own answer needs no word of it and mails nobody', () => {
    const order = decidedOrder(answerTask(held(), command({ ref: 2 })))
    expect(order.tasks['1-2#1']).toMatchObject({ answer: { by: { id: 'suzuki' } }, holder: { ref: 2, at: since } })
    expect([order.unsent, order.events.length]).toEqual([[], 1])
  })

  it('an answer is refused with the answer once there is one', () => {
    const answered = held({ status: 'answered', answer: anAnswer() })
    expect(refusalOf(answerTask(answered, command({ takeOver: true })))).toMatchObject({ kind: 'already-answered' })
  })
})

describe('a second answer', () => {
  const colleague = anOffer({ ref: 2, member: { id: 'suzuki', name: '鈴木 蓮', email: 'suzuki@example.com' } })
  const first = command({ reason: '鍵 KEY-1 が違う', outcome: 'returned', values: {} })
  const returned = decidedOrder(answerTask(open({ offers: [anOffer(), colleague] }), first))
  const done = decidedOrder(answerTask(open({ offers: [anOffer(), colleague] }), command()))
  const isRepeat = (order: typeof done, again: AnswerTask) => {
    const refusal = refusalOf(answerTask(order, again))
    return refusal.kind === 'already-answered' && refusal.repeated === true
  }
  const at = (time: string) => ({ now: new Date(`2026-04-01T${time}Z`) })

  it('that says the same, by the same member within a minute, is a double click', () => {
    expect(isRepeat(done, command(at('02:00:59.999')))).toBe(true)
    expect(isRepeat(returned, { ...first, ...at('02:00:01') })).toBe(true)
  })

  it.each([
    ['another member', command({ ref: 2 })],
    ['a minute later', command(at('02:01:00'))],
    ['with another value', command({ values: { ...command().values, q_password: 'other' } })],
    ['with another outcome', first],
  ])('is none: %s', (_, again) => {
    expect(isRepeat(done, again)).toBe(false)
  })

  it('that brings a memo is one if the first brought it, too: nobody is told that a memo is stored which is not', () => {
    const noted = decidedOrder(answerTask(open(), command({ memo: '鍵 KEY-1 で構築' })))
    expect(isRepeat(noted, command({ memo: '鍵 KEY-1 で構築' }))).toBe(true)
    expect(isRepeat(noted, command({ memo: '別のメモ' }))).toBe(false)
    expect(isRepeat(done, command({ memo: '書き忘れたメモ' }))).toBe(false)
  })

  it('that returns with another reason is none', () => {
    expect(isRepeat(returned, { ...first, reason: '別の理由' })).toBe(false)
  })
})

describe('in an order that is full', () => {
  const memo = { at: later, by: '佐藤 葵', node: '1-1', round: 1, text: 'メモ' }
  const withMemos = (count: number, text = memo.text) => ({
    ...open(),
    variables: { ...before, q_memo: Array.from({ length: count }, () => ({ ...memo, text })) },
  })
  const returned = (changes = {}) => command({ outcome: 'returned', reason: '鍵が違う', values: {}, ...changes })

  it('an answer is taken, though not with one memo more', () => {
    expect(refusalOf(answerTask(withMemos(100), command({ memo: '最後に' })))).toEqual({ kind: 'too-many' })
    expect(decidedOrder(answerTask(withMemos(100), command())).tasks['1-2#1']?.status).toBe('answered')
  })

  it('a return is taken while a further round has room', () => {
    expect(decidedOrder(answerTask(withMemos(20, '漢'.repeat(2000)), returned())).tasks['1-2#1']?.status).toBe(
      'answered',
    )
    expect(refusalOf(answerTask(withMemos(25, '漢'.repeat(2000)), returned()))).toEqual({ kind: 'too-many' })
  })

  it('completing is taken however large it is', () => {
    const order = withMemos(60, '漢'.repeat(2000))
    expect(decidedOrder(answerTask(order, command())).tasks['1-2#1']?.status).toBe('answered')
  })
})
