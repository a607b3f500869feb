import { expect } from '@jest/globals'
import type { HistoryEvent } from '../../../embedded/state-machine/execution/history.ts'
import type { Order, Task } from '../../../lambdas/core/order.ts'
import { type TaskNode, taskDefinition } from '../../../statemachine/process.ts'
import type { Click } from './click.ts'

export interface Clicked extends Click {
  status: number
  body: string
}

/**
 * One of the clicks has decided: it is stored and on the trail, its repeats are told so, and all others are told who it was.
 * @returns how many were told that theirs is the decision
 */
export function expectOneDecision(clicks: Clicked[], order: Order, task: Task): number {
  const { answer, node, round } = task
  expect(answer).toBeDefined()
  const told = order.events.filter((event) => event.type === 'task-answered' && isOf(event, task))
  expect(told).toEqual([
    { at: answer?.at, type: 'task-answered', by: answer?.by.id, node, round, data: { outcome: answer?.outcome } },
  ])
  const winners = clicks.filter((click) => isStored(click, order, task))
  expect(winners.length).toBeGreaterThan(0)
  expect(new Set(winners.map(({ form }) => JSON.stringify(form))).size).toBe(1)
  for (const { status } of winners) expect(status).toBe(200)
  for (const { status, body, member } of clicks.filter((click) => !winners.includes(click))) {
    expect(status).toBe(409)
    expect(namesIn(body, clicks, member.name)).toEqual(member.id === answer?.by.id ? [] : [answer?.by.name])
    expect(body).toContain(answer?.by.name)
  }
  return winners.length
}

const isOf = (one: { node?: string; round?: number }, { node, round }: Task) => one.node === node && one.round === round

/** Whether the order holds just what the click brought. */
function isStored({ member, form }: Click, order: Order, { node, answer }: Task): boolean {
  const { outcome } = form
  if (answer?.by.id !== member.id || answer.outcome !== outcome || answer.reason !== form.reason) return false
  const asks = taskDefinition(node as TaskNode).outcomes[answer.outcome]?.asks ?? []
  return asks.every((code) => order.variables[code] === form[code])
}

/** The members that a page names, but for its reader. */
const namesIn = (body: string, clicks: Clicked[], reader: string) =>
  [...new Set(clicks.map(({ member }) => member.name))].filter((name) => name !== reader && body.includes(name))

/** The answers that the execution was told, as success or as error: `node#round outcome`. */
export const answersTold = (history: readonly HistoryEvent[]): string[] =>
  history
    .map((event) => event.taskSucceededEventDetails?.output ?? event.taskFailedEventDetails?.cause ?? '{}')
    .map((text) => JSON.parse(text) as { node?: string; round?: number; outcome?: string })
    .filter(({ outcome }) => outcome !== undefined)
    .map(({ node, round, outcome }) => `${node}#${round} ${outcome}`)
