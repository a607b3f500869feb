import type { Answer, Order, OrderStatus, Task } from '../order.ts'

/** Why a command changes nothing; the one who asked is told this truth. */
export type Refusal =
  | { kind: 'order-ended'; status: OrderStatus }
  | { kind: 'no-such-task' }
  | { kind: 'already-answered'; task: Task; answer: Answer }
  | { kind: 'task-superseded' }
  | { kind: 'link-revoked' }
  | { kind: 'stale-token' }
  | { kind: 'too-late-to-cancel' }
  | { kind: 'too-soon' }
  | { kind: 'unknown-choice' }
  | { kind: 'not-failed' }

/** What a rule makes of an order and a command: the order as it is to be stored, or a refusal. */
export type Decided = { order: Order } | { refusal: Refusal }

/** The same order: what the command asks for is already so. */
export const unchanged = (order: Order): Decided => ({ order })
export const refuse = (refusal: Refusal): Decided => ({ refusal })
