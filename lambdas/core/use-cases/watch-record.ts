import { changeOrder } from '../change-order.ts'
import type { Clock, ContractRecord, Orders, SettingsSource } from '../ports.ts'
import { unchanged } from '../rules/decided.ts'
import { isChangedOutside } from '../rules/judge-record.ts'
import { seeRecordOutside } from '../rules/trouble.ts'

export interface WatchRecordDeps {
  orders: Orders
  settings: SettingsSource
  clock: Clock
}

/** Compares a held record, as just read (undefined: deleted), with what its order relies on. */
export async function watchRecord(deps: WatchRecordDeps, pid: string, record: ContractRecord | undefined) {
  const { kintone, mail } = await deps.settings.get()
  await changeOrder(deps.orders, pid, (order) => {
    if (record && isOlder(record.revision, order.record?.revision)) return unchanged(order)
    const changed = record ? isChangedOutside(order, record, kintone.status) : false
    const seen = record ? (changed ? 'changed' : 'as-expected') : 'deleted'
    return seeRecordOutside(order, { seen, ops: mail.ops, now: deps.clock.now() })
  })
}

/** The order has written since the record was read. */
const isOlder = (read: string, known: string | undefined) => known !== undefined && Number(read) < Number(known)
