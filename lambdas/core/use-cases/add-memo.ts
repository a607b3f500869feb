import { type Changed, changeOrder } from '../change-order.ts'
import type { Clock, Orders } from '../ports.ts'
import { type AddMemo, addMemo as rule } from '../rules/add-memo.ts'

/** A member leaves a memo on a task that they leave open. */
export const addMemo = (
  deps: { orders: Orders; clock: Clock },
  pid: string,
  command: Omit<AddMemo, 'now'>,
): Promise<Changed> => changeOrder(deps.orders, pid, (order) => rule(order, { ...command, now: deps.clock.now() }))
