import { expect } from '@jest/globals'
import type { Order } from '../../../lambdas/core/order.ts'
import type { Decided, Refusal } from '../../../lambdas/core/rules/decided.ts'

/** The order that a rule decided on; fails if it refused. */
export function decidedOrder(decided: Decided): Order {
  if ('refusal' in decided) throw new Error(`refused: ${decided.refusal.kind}`)
  return decided.order
}

export function refusalOf(decided: Decided): Refusal {
  if ('order' in decided) throw new Error('not refused')
  return decided.refusal
}

/** Nothing is to be stored. */
export const expectUnchanged = (order: Order, decided: Decided) => expect(decidedOrder(decided)).toBe(order)

export const eventTypes = (order: Order) => order.events.map(({ type }) => type)
