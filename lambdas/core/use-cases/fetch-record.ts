import { changeOrder } from '../change-order.ts'
import { KintoneRecordGone, KintoneSetupError, OrderEnded, OrderNotFound } from '../errors.ts'
import type { Order } from '../order.ts'
import type { Clock, ContractRecord, Kintone, Orders, SettingsSource } from '../ports.ts'
import { readRecord } from '../rules/read-record.ts'
import { withAnEnd } from '../with-an-end.ts'
import { kintoneOf } from './kintone-of.ts'

export interface FetchRecordDeps {
  orders: Orders
  kintone: Kintone
  settings: SettingsSource
  clock: Clock
}

/** x1. A webhook is only a hint: the record is read again, and the decision made and stored once. */
export async function fetchRecord(deps: FetchRecordDeps, { pid }: { pid: string }) {
  const order = await deps.orders.get(pid)
  if (!order) throw new OrderNotFound()
  const kintone = kintoneOf(order, await deps.settings.get())
  const record = order.decision ? undefined : await readIfThere(deps.kintone, order.recordId)
  const rule = withAnEnd((current: Order) => readRecord(current, { record, kintone, now: deps.clock.now() }))
  const changed = await changeOrder(deps.orders, pid, rule)
  if ('refusal' in changed && changed.refusal.kind === 'unknown-choice')
    throw new KintoneSetupError(`a choice of ${kintone.fields.q_optionSend} is in neither sendManual nor noManual`)
  if ('refusal' in changed || !changed.order.decision) throw new OrderEnded()
  const { handle, sendManual } = changed.order.decision
  return { handle, sendManual }
}

async function readIfThere(kintone: Kintone, recordId: string): Promise<ContractRecord | undefined> {
  try {
    return await kintone.get(recordId)
  } catch (error) {
    if (error instanceof KintoneRecordGone) return undefined
    throw error
  }
}
