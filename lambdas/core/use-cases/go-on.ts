import { changeOrder } from '../change-order.ts'
import type { Order } from '../order.ts'
import type { ContractRecord, Executions, Log, SettingsSource } from '../ports.ts'
import { askToGoOn, goesOnByItself, isMended } from '../rules/kintone-refusal.ts'
import { giveUpGoingOn, ofSameFailure, reviveOrder } from '../rules/trouble.ts'
import type { RetryOrderDeps } from './retry-order.ts'

export interface GoOnDeps extends RetryOrderDeps {
  log: Log
}
interface Seen {
  record: ContractRecord | undefined
  form?: string
}

/**
 * An order that kintone has refused runs again once its record, as just read, or the app's form has been changed. The
 * request is stored before the execution hears of it: a crash in between is made good by whoever looks next.
 * @returns the order as it had asked, when its execution did not take that
 */
export async function goOn(deps: GoOnDeps, order: Order, { record, form }: Seen): Promise<Order | undefined> {
  const seen = { revision: record?.revision, form }
  const refused = order.failure?.refused
  if (!record || !refused || !goesOnByItself(order) || !isMended(refused, seen)) return undefined
  const { pid } = order
  const asked = await changeOrder(deps.orders, pid, (current) => askToGoOn(current, { ...seen, now: deps.clock.now() }))
  if ('refusal' in asked || asked.order === asked.before) return undefined
  if (!(await deps.executions.redrive(pid))) return asked.order
  await changeOrder(deps.orders, pid, ofSameFailure(asked.order, reviveOrder))
  deps.log.info('an order goes on, as what kintone refused has changed', { pid })
  return undefined
}

export interface GoOnOrGiveUpDeps extends GoOnDeps {
  executions: Pick<Executions, 'redrive' | 'describe'>
  settings: SettingsSource
}

/** The same, and an execution that neither runs already nor can be run again is left to people, who are told. */
export async function goOnOrGiveUp(deps: GoOnOrGiveUpDeps, order: Order, seen: Seen): Promise<void> {
  const asked = await goOn(deps, order, seen)
  if (!asked) return
  const { pid } = order
  const isRunning = (await deps.executions.describe(pid))?.status === 'RUNNING'
  const { ops } = (await deps.settings.get()).mail
  const giveUp = (current: Order) => giveUpGoingOn(current, { ops, now: deps.clock.now() })
  await changeOrder(deps.orders, pid, ofSameFailure(asked, isRunning ? reviveOrder : giveUp))
  if (!isRunning) deps.log.warn('an order could not go on by itself; look at it', { pid })
}
