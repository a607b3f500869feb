import type { Holder } from '../holder.ts'
import type { Answer, Order, OrderStatus, Task } from '../order.ts'

/** Why a command changes nothing; the one who asked is told this truth. */
export type Refusal =
  | { kind: 'order-ended'; status: OrderStatus }
  | { kind: 'no-such-task' }
  /** `repeated`: by the very same answer of the same member, as a double click sends it. */
  | { kind: 'already-answered'; task: Task; answer: Answer; repeated?: boolean }
  /** Another member has taken the task. */
  | { kind: 'held'; holder: Holder }
  | { kind: 'no-such-member' }
  /** Whoever acts is not in the task's lane any more. */
  | { kind: 'left-lane' }
  /** The order holds as many memos and acts of people as it may. */
  | { kind: 'too-many' }
  | { kind: 'task-superseded' }
  | { kind: 'link-revoked' }
  | { kind: 'stale-token' }
  | { kind: 'too-late-to-cancel' }
  | { kind: 'too-soon' }
  /** A member was mailed as many links today as they may be. */
  | { kind: 'too-many-links' }
  | { kind: 'unknown-choice' }
  | { kind: 'not-failed' }

/** What a rule makes of an order and a command: the order as it is to be stored, or a refusal. */
export type Decided = { order: Order } | { refusal: Refusal }

/** The same order: what the command asks for is already so. */
export const unchanged = (order: Order): Decided => ({ order })
export const refuse = (refusal: Refusal): Decided => ({ refusal })
