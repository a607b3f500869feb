import type { KintoneSettings } from '../../../settings/settings.ts'
import type { Order, RecordState } from '../order.ts'

/** The writes to kintone: x3 enters pid and status, x5 the final status, `cancel` gives the record back. */
export type RecordWrite = 'x3' | 'x5' | 'cancel'
export type Labels = KintoneSettings['status']

export function changeOf(write: RecordWrite, order: Order, labels: Labels): Partial<RecordState> {
  if (write === 'x5') return { status: labels.done }
  // The pid marks a cancel's write too: a repeat sees that a trigger beside it is a person's, and later.
  return { pid: order.pid, status: write === 'x3' ? labels.inProgress : labels.cancelled }
}

/**
 * Whether a write may go to a record that reads `now`: `done` if it is there already, `write` if nobody but the order
 * has touched pid and status, else `refuse`: a person's edit is never overwritten.
 */
export function judgeRecord(
  write: RecordWrite,
  order: Order,
  now: RecordState,
  labels: Labels,
): 'done' | 'write' | 'refuse' {
  const isOurs = now.pid === order.pid
  const wanted = changeOf(write, order, labels)
  if (isOurs && now.status === wanted.status) return 'done'
  const asReadFirst =
    !isOurs && (order.record === undefined || now.pid === order.record.pid) && labels.triggers.includes(now.status)
  const inProgress = isOurs && now.status === labels.inProgress
  const may = { x3: asReadFirst, x5: inProgress, cancel: inProgress || (asReadFirst && !order.enteredAt) }
  return may[write] ? 'write' : 'refuse'
}

/**
 * Whether a person has changed what the order relies on. Before x3 nothing is: a withdrawal ends the order by itself.
 * x5's write may be under way, so both what the order remembers and what it is about to write are expected.
 */
export function isChangedOutside(order: Order, now: RecordState, labels: Labels): boolean {
  if (!order.enteredAt) return false
  const expected = order.closingSince ? [labels.inProgress, labels.done] : [labels.inProgress]
  return now.pid !== order.pid || !expected.includes(now.status)
}
