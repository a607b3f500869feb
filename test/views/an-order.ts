import { type Offer, type Order, type Task, taskKey } from '../../lambdas/core/order.ts'
import { sayIn } from '../../lambdas/views/language.ts'
import type { Outcome, TaskNode } from '../../statemachine/process.ts'

export const japanese = sayIn('ja')
export const english = sayIn('en')

export const now = new Date('2026-11-24T01:00:00Z')

export const anOffer = (changes: Partial<Offer> = {}): Offer => ({
  ref: 1,
  member: { id: 'takahashi', name: '髙橋 凛', email: 'takahashi@example.com' },
  generation: 1,
  expiresAt: '2027-02-20T00:00:00Z',
  kid: 'k1',
  revoked: [],
  ...changes,
})

export const aTask = (node: TaskNode, round = 1, changes: Partial<Task> = {}): Task => ({
  node,
  round,
  status: 'open',
  openedAt: '2026-11-23T03:00:00Z',
  token: 'task-token-never-shown',
  tokenOrder: [0, 0],
  offers: [anOffer()],
  stages: [],
  ...changes,
})

export const anAnsweredTask = (node: TaskNode, round = 1, outcome: Outcome = 'done', reason?: string): Task =>
  aTask(node, round, {
    status: 'delivered',
    answer: { outcome, at: '2026-11-23T08:05:00Z', by: { id: 'sato', name: '佐藤 葵' }, reason },
  })

export const anOrder = (changes: Partial<Order> = {}, ...tasks: Task[]): Order => ({
  pid: 'k1-7-1',
  appId: '1',
  recordId: '7',
  n: 1,
  version: 4,
  status: 'running',
  title: '納品 山田商店',
  openedAt: '2026-11-23T02:00:00Z',
  decision: { handle: true, sendManual: true, why: 'trigger' },
  events: [
    { at: '2026-11-23T02:00:00Z', type: 'order-started' },
    { at: '2026-11-23T02:00:01Z', type: 'record-read', node: 'x1' },
    { at: '2026-11-23T02:00:02Z', type: 'variables-set', node: 'x2' },
    { at: '2026-11-23T02:00:03Z', type: 'record-updated', node: 'x3' },
  ],
  unsent: [],
  tasks: Object.fromEntries(tasks.map((task) => [taskKey(task.node, task.round), task])),
  ...changes,
  variables: {
    q_id: 'C-100',
    q_customerName: '山田 太郎',
    q_customerEmail: 'yamada@example.com',
    q_plan: 'スタンダード',
    q_maintenanceDatetime: '2026-11-26T08:00:00Z',
    q_taskLimitDatetime: '2026-11-26T08:00:00Z',
    q_optionSend: '希望する',
    q_kintoneId: '7',
    q_status: '3_対応中',
    q_memo: [],
    ...changes.variables,
  },
})

export const withVariables = (variables: Partial<Order['variables']>): Partial<Order> => ({
  variables: { q_memo: [], ...variables },
})

/** What would run, break out or follow a link if a view forgot to escape it. */
export const hostile = `"><script>alert('x')</script>`
