import { changeOrder } from '../change-order.ts'
import type { Executions, Orders } from '../ports.ts'
import { reviveOrder } from '../rules/trouble.ts'

export interface RetryOrderDeps {
  orders: Orders
  executions: Pick<Executions, 'redrive'>
}

/** Redrives the execution of a failed order, whose cause has been mended. */
export async function retryOrder(
  deps: RetryOrderDeps,
  pid: string,
): Promise<'retried' | 'not-failed' | 'not-redrivable'> {
  if ((await deps.orders.get(pid))?.status !== 'failed') return 'not-failed'
  if (!(await deps.executions.redrive(pid))) return 'not-redrivable'
  await changeOrder(deps.orders, pid, reviveOrder)
  return 'retried'
}
