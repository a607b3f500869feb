import { changeOrder } from '../change-order.ts'
import { everyItem } from '../every-item.ts'
import type { Order } from '../order.ts'
import type { Clock, Executions, Log, Orders, SettingsSource } from '../ports.ts'
import { isLive } from '../rules/fence.ts'
import { failOrder, ofSameFailure, reviveOrder } from '../rules/trouble.ts'
import { doWithOne } from './one-of-many.ts'

export interface CheckExecutionDeps {
  orders: Orders
  executions: Pick<Executions, 'describe'>
  settings: SettingsSource
  clock: Clock
  log: Log
}

/** The name of the failure of an order that is open though its execution has ended well, as nobody is left to close it. */
const endedEarly = 'ExecutionEndedEarly'

/**
 * Holds a live order against its execution, which is asked first: one that has ended without it marks the order as
 * failed; one that runs takes such a mark back. `tell` may send the mails of a failure at once.
 * @returns `missing` when there is no such execution
 */
export async function checkExecution(
  deps: CheckExecutionDeps,
  pid: string,
  tell: (failed: { order: Order; before: Order }) => Promise<void> = async () => undefined,
): Promise<'failed' | 'revived' | 'missing' | 'fine'> {
  const order = await deps.orders.get(pid)
  if (!order || !isLive(order)) return 'fine'
  const execution = await deps.executions.describe(pid)
  if (!execution) return 'missing'
  const change = (rule: Rule) => changed(deps, pid, ofSameFailure(order, rule))
  if (execution.status === 'RUNNING') return (await change(reviveOrder)) ? 'revived' : 'fine'
  if (order.status === 'failed') return 'fine'
  const { ops } = (await deps.settings.get()).mail
  const error = execution.error ?? (execution.status === 'SUCCEEDED' ? endedEarly : execution.status)
  const failed = await change((current) => failOrder(current, { error, ops, now: deps.clock.now() }))
  if (!failed) return 'fine'
  deps.log.error('an order has failed', { pid, error })
  await tell(failed)
  return 'failed'
}

type Rule = Parameters<typeof changeOrder>[2]

async function changed({ orders }: CheckExecutionDeps, pid: string, rule: Rule) {
  const outcome = await changeOrder(orders, pid, rule)
  return 'order' in outcome && outcome.order !== outcome.before ? outcome : undefined
}

export interface CheckExecutionsDeps extends CheckExecutionDeps {
  executions: Pick<Executions, 'describe' | 'list'>
}

/** The pids of all executions that run. */
export async function runningExecutions(executions: Pick<Executions, 'list'>): Promise<Set<string>> {
  const running = new Set<string>()
  for await (const pid of everyItem((after) => executions.list('RUNNING', after))) running.add(pid)
  return running
}

/**
 * Status-change events are best effort. Of orders read after `running` was, finds those whose execution does not run
 * though they think so, and those that are marked as failed though it runs.
 * @returns the orders that have no execution at all
 */
export async function checkExecutions(
  deps: CheckExecutionDeps,
  orders: readonly Order[],
  running: ReadonlySet<string>,
): Promise<Order[]> {
  const missing: Order[] = []
  for (const order of orders) {
    const isAsThought = running.has(order.pid) === (order.status !== 'failed')
    if (isAsThought) continue
    const found = await doWithOne(deps.log, order.pid, () => checkExecution(deps, order.pid))
    if (found === 'missing') missing.push(order)
  }
  return missing
}
