import { changeOrder } from '../change-order.ts'
import type { Order } from '../order.ts'
import type { ContractRecord, Log, SettingsSource } from '../ports.ts'
import { askToGoOn, goesOnByItself, isMended } from '../rules/kintone-refusal.ts'
import { giveUpGoingOn, ofSameFailure, reviveOrder } from '../rules/trouble.ts'
import type { RetryOrderDeps } from './retry-order.ts'

export interface GoOnDeps extends RetryOrderDeps {
  settings: SettingsSource
  log: Log
}

/**
 * An order that kintone has refused runs again once its record, as just read, or the app's form has been changed. The
 * request is stored before the execution hears of it: a crash in between is made good by whoever looks next.
 */
export async function goOn(
  deps: GoOnDeps,
  order: Order,
  { record, form }: { record: ContractRecord | undefined; form?: string },
): Promise<void> {
  const seen = { revision: record?.revision, form }
  const refused = order.failure?.refused
  if (!record || !refused || !goesOnByItself(order) || !isMended(refused, seen)) return
  const { pid } = order
  const asked = await changeOrder(deps.orders, pid, (current) => askToGoOn(current, { ...seen, now: deps.clock.now() }))
  if ('refusal' in asked || asked.order === asked.before) return
  const isRunning = await deps.executions.redrive(pid)
  const { ops } = (await deps.settings.get()).mail
  const giveUp = (current: Order) => giveUpGoingOn(current, { ops, now: deps.clock.now() })
  await changeOrder(deps.orders, pid, ofSameFailure(asked.order, isRunning ? reviveOrder : giveUp))
  if (isRunning) deps.log.info('an order goes on, as what kintone refused has changed', { pid })
  else deps.log.warn('an order could not go on by itself; look at it', { pid })
}
