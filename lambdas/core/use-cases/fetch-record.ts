import { changeOrder } from '../change-order.ts'
import { KintoneRecordGone, KintoneSetupError, OrderEnded, OrderNotFound } from '../errors.ts'
import type { Order } from '../order.ts'
import type { Clock, ContractRecord, Kintone, Orders, SettingsSource } from '../ports.ts'
import { RefusedByKintone } from '../refused-by-kintone.ts'
import { keepRefusal, type Refused } from '../rules/kintone-refusal.ts'
import { readRecord } from '../rules/read-record.ts'
import { kintoneOf } from './kintone-of.ts'
import { unlessRefused } from './write-record.ts'

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
  const record = order.decision ? undefined : await read(deps, order)
  const changed = await changeOrder(deps.orders, pid, (current) =>
    readRecord(current, { record, kintone, now: deps.clock.now() }),
  )
  if ('refusal' in changed && changed.refusal.kind === 'unknown-choice') {
    const code = kintone.fields.q_optionSend
    const why = new KintoneSetupError(`a choice of ${code} is in neither sendManual nor noManual`, {
      fields: [{ code, says: [] }],
    })
    throw await kept(deps, order, { why, revision: record?.revision })
  }
  if ('refusal' in changed || !changed.order.decision) throw new OrderEnded()
  const { handle, sendManual } = changed.order.decision
  return { handle, sendManual }
}

/** A form that does not fit is believed once it was read before the record: a person may be mending it just now. */
async function read(deps: FetchRecordDeps, order: Order): Promise<ContractRecord | undefined> {
  const ask = () => readIfThere(deps.kintone, order.recordId)
  const first = await unlessRefused(ask)
  if (!(first instanceof RefusedByKintone)) return first
  const form = await deps.kintone.formRevision()
  const second = await unlessRefused(ask)
  if (second instanceof RefusedByKintone) throw await kept(deps, order, { why: second, form })
  return second
}

async function kept(deps: FetchRecordDeps, { pid }: Order, refused: Refused): Promise<Error> {
  const changed = await changeOrder(deps.orders, pid, (current) =>
    keepRefusal(current, { ...refused, now: deps.clock.now() }),
  )
  return 'refusal' in changed ? new OrderEnded() : refused.why
}

async function readIfThere(kintone: Kintone, recordId: string): Promise<ContractRecord | undefined> {
  try {
    return await kintone.get(recordId)
  } catch (error) {
    if (error instanceof KintoneRecordGone) return undefined
    throw error
  }
}
