import type { KintoneSettings } from '../../../settings/settings.ts'
import { keptOfRecord, type RecordVariable } from '../../../statemachine/variables.ts'
import { cutText } from '../cut-text.ts'
import type { Order } from '../order.ts'
import type { ContractRecord } from '../ports.ts'
import { type Decided, refuse, unchanged } from './decided.ts'
import { isLive, running } from './fence.ts'
import { journal } from './journal.ts'

/**
 * x1: decides once whether the record is to be handled, and takes its values; a retry gets the same decision.
 * No record: it was deleted before anyone began, so there is nothing to do.
 */
export function readRecord(
  order: Order,
  command: { record: ContractRecord | undefined; kintone: KintoneSettings; now: Date },
): Decided {
  if (!isLive(order)) return refuse({ kind: 'order-ended', status: order.status })
  if (order.decision) return order.status === 'running' ? unchanged(order) : { order: running(order) }
  const { record, kintone, now } = command
  // Entered by this very order, of which a store that was put back to an earlier moment knows nothing: it goes on.
  const isEntered = record?.pid === order.pid && record.status === kintone.status.inProgress
  const handle = record !== undefined && (isEntered || kintone.status.triggers.includes(record.status))
  const choice = record?.values.q_optionSend
  const isKnown = choice === undefined || [...kintone.sendManual, ...kintone.noManual].includes(choice)
  if (handle && !isKnown) return refuse({ kind: 'unknown-choice' })
  const cut = record ? cutValues(record.values) : []
  const decided: Order = {
    ...running(order),
    decision: {
      handle,
      sendManual: handle && choice !== undefined && kintone.sendManual.includes(choice),
      why: handle ? 'triggered' : record ? 'not-triggered' : 'record-gone',
    },
    ...(record && {
      record: { revision: record.revision, pid: record.pid, status: record.status },
      variables: { ...order.variables, ...keptValues(record.values) },
    }),
  }
  return {
    order: journal(decided, {
      at: now.toISOString(),
      type: 'record-read',
      node: 'x1',
      data: { handle: String(handle), ...(cut.length > 0 && { cut: cut.join(' ') }) },
    }),
  }
}

type Values = ContractRecord['values']
const codes = (values: Values) => Object.keys(values) as RecordVariable[]

/** kintone's texts have no length that an order could keep. */
const keptValues = (values: Values): Values =>
  Object.fromEntries(codes(values).map((code) => [code, cutText(values[code] ?? '', keptOfRecord(code))]))

const cutValues = (values: Values): RecordVariable[] =>
  codes(values).filter((code) => (values[code] ?? '').length > keptOfRecord(code))
