import { KintoneRecordGone } from '../errors.ts'
import type { Order, RecordState } from '../order.ts'
import type { Executions, Kintone } from '../ports.ts'
import { isLive } from '../rules/fence.ts'
import { isChangedOutside, type Labels } from '../rules/judge-record.ts'
import { goesOnByItself } from '../rules/kintone-refusal.ts'
import { type GoOnDeps, goOn } from './go-on.ts'
import { type Started, type StartOrderDeps, startOrder } from './start-order.ts'
import { type WatchRecordDeps, watchRecord } from './watch-record.ts'

export type ReceiveWebhookDeps = StartOrderDeps &
  WatchRecordDeps &
  GoOnDeps & { executions: Pick<Executions, 'start' | 'redrive'>; kintone: Pick<Kintone, 'get'> }
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
  const entry = await deps.ledger.get(hint.appId, hint.recordId)
  const { holder } = entry
  const order = holder === undefined ? undefined : await deps.orders.get(holder)
  if (order && isLive(order)) return look(deps, order, hint, labels)
  const isTriggered = hint.record !== undefined && labels.triggers.includes(hint.record.status)
  return isTriggered || (holder !== undefined && !order) ? startOrder(deps, hint, entry) : { kind: 'ignored' }
}

/** Most webhooks of a held record are the echo of our own write; only what does not fit is looked at in kintone. */
async function look(deps: ReceiveWebhookDeps, order: Order, hint: RecordHint, labels: Labels): Promise<Received> {
  if (hint.record && !order.conflict && !goesOnByItself(order) && !isChangedOutside(order, hint.record, labels))
    return { kind: 'held', pid: order.pid }
  const record = await deps.kintone.get(hint.recordId).catch((error) => {
    if (error instanceof KintoneRecordGone) return undefined
    throw error
  })
  await watchRecord(deps, order, record)
  await goOn(deps, order, { record })
  return { kind: 'watched', pid: order.pid }
}
