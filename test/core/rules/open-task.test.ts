import { describe, expect, it } from '@jest/globals'
import { attentionAt } from '../../../lambdas/core/rules/attention.ts'
import { type OpenTask, openTask } from '../../../lambdas/core/rules/open-task.ts'
import { anOrder } from '../../builders/order.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { someSettings } from '../../builders/settings.ts'
import { anAnswer, anAnsweredTask, aTask, byKey } from '../../builders/task.ts'
import { decidedOrder, eventTypes, expectUnchanged, refusalOf } from './expect-decided.ts'

const command = (changes: Partial<OpenTask> = {}): OpenTask => ({
  node: '1-1',
  round: 1,
  token: 'token-1',
  tokenOrder: [0, 0],
  members: someSettings().lanes.ライセンス担当.members,
  kid: 'k1',
  linkDays: 90,
  stages: [],
  now: new Date('2026-04-01T00:00:00Z'),
  ...changes,
})
const withTasks = (...tasks: Parameters<typeof byKey>) => anEnteredOrder({ tasks: byKey(...tasks) })

describe('opening a task', () => {
  it('offers it to every member of the lane, each with a link of their own', () => {
    const order = decidedOrder(openTask(anEnteredOrder(), command()))
    expect(order.tasks['1-1#1']).toMatchObject({ status: 'open', token: 'token-1', tokenOrder: [0, 0] })
    expect(order.tasks['1-1#1']?.offers).toMatchObject([
      { ref: 1, member: { id: 'sato' }, generation: 1, kid: 'k1', expiresAt: '2026-06-30T00:00:00.000Z' },
      { ref: 2, member: { id: 'suzuki' } },
    ])
    expect(eventTypes(order)).toEqual(['task-opened'])
  })

  it('decides one mail a member, which patrol sends if nobody has in a minute', () => {
    const dueAt = '2026-04-01T00:01:00.000Z'
    expect(decidedOrder(openTask(anEnteredOrder(), command())).unsent).toEqual([
      { id: 'task-offered:1-1#1:1', kind: 'task-offered', task: '1-1#1', ref: 1, failures: 0, dueAt },
      { id: 'task-offered:1-1#1:2', kind: 'task-offered', task: '1-1#1', ref: 2, failures: 0, dueAt },
    ])
  })

  it('opens each round apart', () => {
    const order = decidedOrder(openTask(withTasks(anAnsweredTask({ node: '1-2' })), command({ node: '1-2', round: 2 })))
    expect(Object.keys(order.tasks)).toEqual(['1-2#1', '1-2#2'])
  })

  it.each(['closed', 'cancelling', 'cancelled'] as const)('is refused when the order is %s', (status) => {
    expect(refusalOf(openTask(anOrder({ status }), command()))).toEqual({ kind: 'order-ended', status })
  })

  it('is refused when the task was superseded', () => {
    const order = withTasks(aTask({ status: 'superseded' }))
    expect(refusalOf(openTask(order, command({ token: 'token-2', tokenOrder: [0, 1] })))).toEqual({
      kind: 'task-superseded',
    })
  })

  it('brings a failed order back to running', () => {
    const failure = { at: '2026-04-01T00:00:00.000Z', error: 'E' }
    const order = decidedOrder(openTask(anEnteredOrder({ status: 'failed', failure }), command()))
    expect(order.status).toBe('running')
    expect(order).not.toHaveProperty('failure')
  })
})

describe('a further try of the same state', () => {
  it('changes nothing when it brings the same token', () => {
    const order = withTasks(aTask())
    expectUnchanged(order, openTask(order, command()))
  })

  it.each([
    ['a later retry', [0, 1], [0, 2]],
    ['a redrive, whose retries count from 0 again', [0, 7], [1, 0]],
  ] as const)('replaces the token when it is %s', (_, was, is) => {
    const order = withTasks(aTask({ tokenOrder: [...was] }))
    const next = decidedOrder(openTask(order, command({ token: 'token-2', tokenOrder: [...is] })))
    expect(next.tasks['1-1#1']).toMatchObject({ status: 'open', token: 'token-2', tokenOrder: is })
    expect(next.unsent).toEqual([])
  })

  it.each([
    ['an earlier retry', [0, 2], [0, 1]],
    ['a retry of before the redrive', [1, 0], [0, 9]],
    ['another token of the same try', [0, 1], [0, 1]],
  ] as const)('changes nothing when it is %s that comes late', (_, was, is) => {
    const order = withTasks(aTask({ token: 'newer', tokenOrder: [...was] }))
    expect(refusalOf(openTask(order, command({ token: 'older', tokenOrder: [...is] })))).toEqual({
      kind: 'stale-token',
    })
  })

  it.each(['answered', 'delivered'] as const)(
    'keeps the answer of a task that was %s and has it sent again',
    (status) => {
      const order = withTasks(anAnsweredTask({ status }))
      const next = decidedOrder(openTask(order, command({ token: 'token-2', tokenOrder: [1, 0] })))
      expect(next.tasks['1-1#1']).toMatchObject({ status: 'answered', token: 'token-2', answer: anAnswer() })
    },
  )
})

describe('the tasks that lead to one', () => {
  const statusAfter = (tasks: Parameters<typeof byKey>, changes: Partial<OpenTask>, key: string) =>
    decidedOrder(openTask(withTasks(...tasks), command({ token: 'token-2', ...changes }))).tasks[key]?.status

  it('1-1 is delivered when 1-2 opens', () => {
    expect(statusAfter([anAnsweredTask()], { node: '1-2' }, '1-1#1')).toBe('delivered')
  })

  it('1-2 that returned the key is delivered when the next round of 1-1′ opens', () => {
    const returned = anAnsweredTask({ node: '1-2', answer: anAnswer({ outcome: 'returned', reason: '違う' }) })
    expect(statusAfter([returned], { node: '1-1′', round: 2 }, '1-2#1')).toBe('delivered')
  })

  it('1-1′ is delivered when 1-2 of its own round opens', () => {
    expect(statusAfter([anAnsweredTask({ node: '1-1′', round: 3 })], { node: '1-2', round: 3 }, '1-1′#3')).toBe(
      'delivered',
    )
  })

  it('of another round stay as they are', () => {
    expect(statusAfter([anAnsweredTask({ node: '1-1′', round: 2 })], { node: '1-2', round: 3 }, '1-1′#2')).toBe(
      'answered',
    )
  })

  it('of the other branch stay as they are', () => {
    expect(statusAfter([anAnsweredTask({ node: '2' })], { node: '1-2' }, '2#1')).toBe('answered')
  })

  it('and still wait for an answer stay open', () => {
    expect(statusAfter([aTask()], { node: '1-2' }, '1-1#1')).toBe('open')
  })
})

describe('opening what came back', () => {
  const { members } = command()
  const returned = (by = 'suzuki') =>
    withTasks(
      anAnsweredTask({ status: 'delivered', answer: anAnswer({ by: { id: by, name: '' } }) }),
      anAnsweredTask({ node: '1-2', answer: anAnswer({ outcome: 'returned', by: { id: 'takahashi', name: '' } }) }),
    )
  const firstUntil = '2026-04-01T04:00:00.000Z'
  const reopened = (order = returned(), changes: Partial<OpenTask> = {}) =>
    decidedOrder(openTask(order, command({ node: '1-1′', round: 2, firstUntil, ...changes })))
  const asked = (order: ReturnType<typeof reopened>, key = '1-1′#2') =>
    order.tasks[key]?.offers.map(({ member }) => member.id)

  it('offers it first to whoever arranged the key, and patrol looks again when their time is up', () => {
    const order = reopened()
    expect(asked(order)).toEqual(['suzuki'])
    expect(order.unsent).toMatchObject([{ kind: 'task-offered', task: '1-1′#2', ref: 1 }])
    expect(order.tasks['1-1′#2']?.firstTo).toEqual({ member: 'suzuki', until: firstUntil })
    expect(attentionAt({ ...order, unsent: [] })?.toISOString()).toBe(firstUntil)
    const [task] = [order.tasks['1-1′#2']]
    const taken = { ...order, unsent: [], tasks: byKey({ ...aTask(), ...task, holder: { ref: 1, at: firstUntil } }) }
    expect(attentionAt(taken)).toBeUndefined()
  })

  it('offers a second return first to whoever corrected the key', () => {
    const corrected = anAnswer({ by: { id: 'sato', name: '' } })
    const sentBack = anAnswer({ outcome: 'returned', by: { id: 'takahashi', name: '' } })
    const order = withTasks(
      ...Object.values(returned().tasks),
      anAnsweredTask({ node: '1-1′', round: 2, answer: corrected }),
      anAnsweredTask({ node: '1-2', round: 2, answer: sentBack }),
    )
    expect(asked(reopened(order, { round: 3 }), '1-1′#3')).toEqual(['sato'])
  })

  it.each<[string, () => ReturnType<typeof reopened>]>([
    ['whoever arranged it has left', () => reopened(returned('kato'))],
    ['settings give no time', () => reopened(returned(), { firstUntil: undefined })],
    ['nobody is known to have arranged it', () => reopened(anEnteredOrder())],
  ])('offers it to the whole lane at once where %s', (_, open) => {
    expect(asked(open())).toEqual(['sato', 'suzuki'])
    expect(open().tasks['1-1′#2']).not.toHaveProperty('firstTo')
  })

  it('waits for nobody else in a lane of one person', () => {
    const order = reopened(returned('sato'), { members: members.slice(0, 1) })
    expect([asked(order), order.tasks['1-1′#2']?.firstTo]).toEqual([['sato'], undefined])
  })

  it('is no matter of a task that nobody sent back', () => {
    const order = decidedOrder(openTask(returned(), command({ node: '1-2', round: 2, firstUntil })))
    expect(asked(order, '1-2#2')).toEqual(['sato', 'suzuki'])
  })
})
