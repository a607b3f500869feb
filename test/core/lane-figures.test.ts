import { describe, expect, it } from '@jest/globals'
import { type LaneFigures, laneFigures } from '../../lambdas/core/lane-figures.ts'
import type { Order, Task } from '../../lambdas/core/order.ts'
import type { Outcome } from '../../statemachine/process.ts'
import { anOrder } from '../builders/order.ts'
import { anAnswer, aTask, byKey } from '../builders/task.ts'

const hour = 3_600_000
const at = (hours: number) => new Date(Date.UTC(2026, 3, 1) + hours * hour).toISOString()
const now = new Date(at(100))

/** A task that was opened at hour 0 and answered at `answered`. */
const answered = (node: Task['node'], hours: number, outcome: Outcome = 'done', round = 1) =>
  aTask({ node, round, status: 'delivered', openedAt: at(0), answer: anAnswer({ at: at(hours), outcome }) })
const taken = (node: Task['node'], hours: number, type = 'task-claimed') => ({ at: at(hours), type, node, round: 1 })
const of = (lane: LaneFigures['lane'], ...orders: Order[]) => laneFigures(orders, now).find((one) => one.lane === lane)
const withTasks = (...tasks: Task[]) => anOrder({ tasks: byKey(...tasks) })

describe('waiting time', () => {
  it('runs from opening to the first taking, whoever takes over later', () => {
    const order = anOrder({
      tasks: byKey(answered('1-2', 9)),
      events: [taken('1-2', 2), taken('1-2', 5, 'task-taken-over')],
    })
    expect(of('構築担当', order)?.waiting).toEqual({ median: 2 * hour, count: 1 })
  })

  it('runs to the answer where nobody took the task', () => {
    expect(of('構築担当', withTasks(answered('1-2', 9)))?.waiting).toEqual({ median: 9 * hour, count: 1 })
  })

  it('leaves out tasks that still wait', () => {
    expect(of('構築担当', withTasks(aTask({ node: '1-2', openedAt: at(0) })))).toMatchObject({
      open: 1,
      waiting: { count: 0 },
    })
  })

  it('is a median: of an even number the mean of the two in the middle', () => {
    const orders = [1, 3, 5, 100].map((hours) => withTasks(answered('2', hours)))
    expect(of('送付担当', ...orders)?.waiting).toEqual({ median: 4 * hour, count: 4 })
    expect(of('送付担当', ...orders.slice(0, 3))?.waiting.median).toBe(3 * hour)
  })

  it('knows takings by their round', () => {
    const order = anOrder({
      tasks: byKey(answered('1-2', 4), answered('1-2', 6, 'done', 2)),
      events: [taken('1-2', 2)],
    })
    expect(of('構築担当', order)?.waiting).toEqual({ median: 4 * hour, count: 2 })
  })
})

describe('work time', () => {
  it('runs from the first taking to the answer', () => {
    const order = anOrder({
      tasks: byKey(answered('1-2', 9)),
      events: [taken('1-2', 2), taken('1-2', 5, 'task-reassigned')],
    })
    expect(of('構築担当', order)?.work).toEqual({ median: 7 * hour, count: 1 })
  })

  it('leaves out tasks that nobody took, for nobody knows when work on them began', () => {
    expect(of('構築担当', withTasks(answered('1-2', 9)))?.work).toEqual({ count: 0 })
  })
})

describe('the rework rate', () => {
  it('is how many answers of the following task returned the work', () => {
    const orders = [
      withTasks(
        answered('1-1', 1),
        answered('1-2', 2, 'returned'),
        answered('1-1′', 3, 'done', 2),
        answered('1-2', 4, 'done', 2),
      ),
      withTasks(answered('1-1', 1), answered('1-2', 2)),
      withTasks(answered('1-1', 1), aTask({ node: '1-2' })),
    ]
    expect(of('ライセンス担当', ...orders)?.rework).toEqual({ returned: 1, answered: 3 })
  })

  it('does not exist where no task checks the lane', () => {
    expect(of('構築担当', withTasks(answered('1-2', 2, 'returned')))?.rework).toBeUndefined()
    expect(of('送付担当', withTasks(answered('2', 2)))?.rework).toBeUndefined()
  })
})

it('counts open tasks, the overdue among them, and none that was taken back', () => {
  const late = { q_taskLimitDatetime: at(1), q_memo: [] }
  const orders = [
    anOrder({ tasks: byKey(aTask({ node: '2' })), variables: late }),
    anOrder({ tasks: byKey(aTask({ node: '2' })) }),
    anOrder({ tasks: byKey(aTask({ node: '2', status: 'superseded' })), variables: late }),
  ]
  expect(of('送付担当', ...orders)).toMatchObject({ open: 2, overdue: 1 })
})
