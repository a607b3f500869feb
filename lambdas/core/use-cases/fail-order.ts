import { changeOrder } from '../change-order.ts'
import type { Clock, Executions, Orders } from '../ports.ts'
import { isLive } from '../rules/fence.ts'
import { failOrder as rule } from '../rules/trouble.ts'

export interface FailOrderDeps {
  orders: Orders
  executions: Executions
  clock: Clock
}

/** Marks the order of an execution that has failed, timed out or been stopped by someone else; asks before it believes. */
export async function markIfFailed(deps: FailOrderDeps, pid: string): Promise<'failed' | 'fine'> {
  const order = await deps.orders.get(pid)
  if (!order || !isLive(order) || order.status === 'failed') return 'fine'
  const execution = await deps.executions.describe(pid)
  if (!execution || execution.status === 'RUNNING' || execution.status === 'SUCCEEDED') return 'fine'
  const error = execution.error ?? execution.status
  const changed = await changeOrder(deps.orders, pid, (order) => rule(order, { error, now: deps.clock.now() }))
  return 'order' in changed && changed.order !== changed.before ? 'failed' : 'fine'
}
