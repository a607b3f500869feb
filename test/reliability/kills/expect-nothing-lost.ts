import { expect } from '@jest/globals'
import type { Order, Task } from '../../../lambdas/core/order.ts'
import { type TaskNode, taskDefinition } from '../../../statemachine/process.ts'
import type { Answers } from './answers.ts'
import type { Outcome } from './outcome.ts'

interface Seen {
  answers: Answers
  /** What was mailed, by `pid node#round ref`. */
  links: ReadonlyMap<string, string>
}

/** Every episode has one process, which has ended; every task one answer; every step one write. */
export function expectNothingLost(outcome: Outcome, episodes: number, seen: Seen) {
  const { orders, executions, held, changes } = outcome
  expect(orders).toHaveLength(episodes)
  expect(executions.toSorted()).toEqual(orders.map(({ pid }) => `${pid} SUCCEEDED`).toSorted())
  expect(held).toEqual([])
  for (const order of orders) {
    expectEachStepOnce(order)
    for (const [key, task] of Object.entries(order.tasks)) expectAnsweredOnce(order, key, task, seen)
    expectLastValues(order, seen)
  }
  for (const [recordId, writes] of Map.groupBy(changes, (change) => change.recordId))
    expect(
      writes.map(({ revision, who, values: { k_Qid = '', k_ステータス = '' } }) => [
        revision,
        who,
        k_Qid,
        k_ステータス,
      ]),
    ).toEqual(wantedWrites(orders.filter((order) => order.recordId === recordId)))
}

const oncePerOrder = [
  'order-started',
  'record-read x1',
  'variables-set x2',
  'record-updated x3',
  'variables-set x4',
  'record-updated x5',
  'order-closed x5',
]
const oncePerTask = ['task-opened', 'task-answered']
const asOften = ['mail-sent', 'task-delivered', 'task-claimed', 'task-taken-over', 'task-reminder', 'task-overdue']

function expectEachStepOnce({ pid, status, unsent, failure, conflict, events, tasks }: Order) {
  expect([pid, status, unsent, failure, conflict]).toEqual([pid, 'closed', [], undefined, undefined])
  const steps = events
    .filter(({ type }) => !asOften.includes(type))
    .map(({ type, node = '', round = '' }) => [type, node, round].join(' ').trim())
  const ofTasks = Object.values(tasks).flatMap(({ node, round }) =>
    oncePerTask.map((type) => `${type} ${node} ${round}`),
  )
  expect([pid, ...steps.toSorted()]).toEqual([pid, ...[...oncePerOrder, ...ofTasks].toSorted()])
}

/** The stored answer is that of one attempt, and no other was ever told that it is theirs. */
function expectAnsweredOnce(order: Order, key: string, task: Task, { answers, links }: Seen) {
  const name = `${order.pid} ${key}`
  const [attempt, ...others] = attemptsStored(order, task, answers)
  expect([name, others]).toEqual([name, []])
  const { answer, offers } = task
  expect([name, answer?.outcome, answer?.reason, offers.find(({ ref }) => ref === attempt?.ref)?.member.id]).toEqual([
    name,
    attempt?.form.outcome,
    attempt?.form.reason,
    answer?.by.id,
  ])
  const told = answers.acknowledged.get(name)
  expect([name, [...(told ?? [])].filter((id) => id !== attempt?.id)]).toEqual([name, []])
  expect(offers.some(({ ref }) => links.has(`${name} ${ref}`))).toBe(true)
}

/** Each attempt brings a memo of its own. */
const attemptsStored = (order: Order, { node, round }: Task, { attempts }: Answers) =>
  order.variables.q_memo
    .filter((memo) => memo.node === node && memo.round === round)
    .map(({ text }) => attempts.get(text))
    .filter((attempt) => attempt !== undefined)

/** Of nodes that come again, the last round's values stay. */
function expectLastValues(order: Order, { answers }: Seen) {
  const byOpening = Object.values(order.tasks).toSorted((a, b) => a.round - b.round)
  const values = Object.assign(
    {},
    ...byOpening.map((task) => valuesOf(task, attemptsStored(order, task, answers)[0]?.form)),
  )
  expect([order.pid, order.variables]).toEqual([order.pid, expect.objectContaining(values)])
}

const valuesOf = ({ node, answer }: Task, form: Record<string, string> = {}) =>
  Object.fromEntries(
    (taskDefinition(node as TaskNode).outcomes[answer?.outcome ?? 'done']?.asks ?? []).map((code) => [
      code,
      form[code],
    ]),
  )

/** Revision, who, pid and status of each write to a record: a person's to begin with, then two of each process's. */
const wantedWrites = (orders: Order[]) => [
  ['1', 'page', '', '1_未対応'],
  ...orders
    .toSorted((a, b) => a.n - b.n)
    .flatMap(({ pid }, index) => [
      [`${3 * index + 2}`, 'page', '', '2_対応要'],
      [`${3 * index + 3}`, 'token', pid, '3_対応中'],
      [`${3 * index + 4}`, 'token', '', '4_対応済'],
    ]),
]
