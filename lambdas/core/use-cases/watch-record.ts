import { changeOrder } from '../change-order.ts'
import type { Order } from '../order.ts'
import type { Clock, ContractRecord, Orders, SettingsSource } from '../ports.ts'
import { type Decided, unchanged } from '../rules/decided.ts'
import { isChangedOutside } from '../rules/judge-record.ts'
import { seeRecordOutside } from '../rules/trouble.ts'

export interface WatchRecordDeps {
  orders: Orders
  settings: SettingsSource
  clock: Clock
}

/**
 * Compares a held record, as just read (undefined: deleted), with what its order relies on. Mostly all is as it should
 * be, and the order, as its caller has just read it, is not read again.
 */
export async function watchRecord(deps: WatchRecordDeps, order: Order, record: ContractRecord | undefined) {
  const { kintone, mail } = await deps.settings.get()
  const see = (current: Order): Decided => {
    if (record && isOlder(record.revision, current.record?.revision)) return unchanged(current)
    const changed = record ? isChangedOutside(current, record, kintone.status) : false
    const seen = record ? (changed ? 'changed' : 'as-expected') : 'deleted'
    return seeRecordOutside(current, { seen, found: record, ops: mail.ops, now: deps.clock.now() })
  }
  const seen = see(order)
  if ('refusal' in seen || seen.order !== order) await changeOrder(deps.orders, order.pid, see)
}

/** The order has written since the record was read. */
const isOlder = (read: string, known: string | undefined) => known !== undefined && Number(read) < Number(known)
