import { changeOrder } from '../change-order.ts'
import type { Clock, Executions, Orders } from '../ports.ts'
import { requestRetry } from '../rules/request-retry.ts'
import { ofSameFailure, reviveOrder } from '../rules/trouble.ts'

export interface RetryOrderDeps {
  orders: Orders
  executions: Pick<Executions, 'redrive'>
  clock: Clock
}

/** Redrives the execution of a failed order, whose cause has been mended; who asked is on record first. */
export async function retryOrder(
  deps: RetryOrderDeps,
  { pid, by }: { pid: string; by: string },
): Promise<'retried' | 'not-failed' | 'not-redrivable'> {
  const requested = await changeOrder(deps.orders, pid, (order) => requestRetry(order, { by, now: deps.clock.now() }))
  if ('refusal' in requested) return 'not-failed'
  if (!(await deps.executions.redrive(pid))) return 'not-redrivable'
  await changeOrder(deps.orders, pid, ofSameFailure(requested.order, reviveOrder))
  return 'retried'
}
