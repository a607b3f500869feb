import { KintoneRecordGone } from '../errors.ts'
import type { Kintone } from '../ports.ts'
import { isLive } from '../rules/fence.ts'
import { isChangedOutside, type RecordState } from '../rules/judge-record.ts'
import { type Started, type StartOrderDeps, startOrder } from './start-order.ts'
import { type WatchRecordDeps, watchRecord } from './watch-record.ts'

export type ReceiveWebhookDeps = StartOrderDeps & WatchRecordDeps & { kintone: Kintone }
export interface RecordHint {
  appId: string
  recordId: string
  /** As the webhook tells it; none on a deletion. */
  record?: RecordState
}
export type Received = Started | { kind: 'ignored' } | { kind: 'watched'; pid: string }

/** A webhook is a hint: it may start an order, or make us look at the record of a live one; it decides nothing. */
export async function receiveWebhook(deps: ReceiveWebhookDeps, hint: RecordHint): Promise<Received> {
  const { status: labels } = (await deps.settings.get()).kintone
  const { holder } = await deps.ledger.get(hint.appId, hint.recordId)
  if (holder === undefined)
    return hint.record && labels.triggers.includes(hint.record.status) ? startOrder(deps, hint) : { kind: 'ignored' }
  const order = await deps.orders.get(holder)
  if (!order) return startOrder(deps, hint)
  if (!isLive(order) || !order.record) return { kind: 'held', pid: holder }
  const asExpected = hint.record && !order.conflict && !isChangedOutside(order, hint.record, labels)
  if (asExpected) return { kind: 'held', pid: holder }
  const record = await deps.kintone.get(hint.recordId).catch((error) => {
    if (error instanceof KintoneRecordGone) return undefined
    throw error
  })
  await watchRecord(deps, holder, record)
  return { kind: 'watched', pid: holder }
}
