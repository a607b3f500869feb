import { type Answer, type Offer, type Order, type Task, taskKey } from '../../lambdas/core/order.ts'
import type { TaskNode } from '../../statemachine/process.ts'

export const anOffer = (changes: Partial<Offer> = {}): Offer => ({
  ref: 1,
  member: { id: 'sato', name: '佐藤 葵', email: 'sato@example.com' },
  generation: 1,
  expiresAt: '2026-07-01T00:00:00.000Z',
  kid: 'k1',
  revoked: [],
  ...changes,
})

export const aTask = (changes: Partial<Task> = {}): Task => ({
  node: '1-1',
  round: 1,
  status: 'open',
  openedAt: '2026-04-01T00:00:00.000Z',
  token: 'token-1',
  tokenOrder: [0, 0],
  offers: [anOffer()],
  stages: [],
  ...changes,
})

export const anAnswer = (changes: Partial<Answer> = {}): Answer => ({
  outcome: 'done',
  at: '2026-04-01T01:00:00.000Z',
  by: { id: 'sato', name: '佐藤 葵' },
  ...changes,
})

export const anAnsweredTask = (changes: Partial<Task> = {}): Task =>
  aTask({ status: 'answered', answer: anAnswer(), ...changes })

/** Tasks as an order keeps them. */
export const byKey = (...tasks: Task[]): Order['tasks'] =>
  Object.fromEntries(tasks.map((task) => [taskKey(task.node as TaskNode, task.round), task]))
