import type { Order } from '../order.ts'
import { type Decided, unchanged } from './decided.ts'
import { isLive } from './fence.ts'
import { record } from './journal.ts'

/** The execution has failed. The record stays held: only a redrive or a cancel ends the matter. */
export function failOrder(order: Order, command: { error: string; now: Date }): Decided {
  if (!isLive(order) || order.status === 'failed') return unchanged(order)
  const at = command.now.toISOString()
  const { startDueAt: _, ...rest } = order
  const next: Order = {
    ...rest,
    status: 'failed',
    failure: { at, error: command.error },
    unsent: [...order.unsent, { id: `order-failed:${at}`, kind: 'order-failed', dueAt: at }],
  }
  return { order: record(next, { at, type: 'order-failed', data: { error: command.error } }) }
}

/** A person has deleted the record, or changed it against the order; ops are told once, until it is put right. */
export function seeRecordOutside(
  order: Order,
  command: { seen: 'deleted' | 'changed' | 'as-expected'; now: Date },
): Decided {
  const { seen, now } = command
  if (!isLive(order) || seen === (order.conflict?.what ?? 'as-expected')) return unchanged(order)
  if (seen === 'as-expected') {
    const { conflict: _, ...rest } = order
    return { order: rest }
  }
  const at = now.toISOString()
  const next: Order = {
    ...order,
    conflict: { at, what: seen },
    unsent: [...order.unsent, { id: `record-changed:${at}`, kind: 'record-changed', dueAt: at }],
  }
  return { order: record(next, { at, type: 'record-changed-outside', data: { what: seen } }) }
}
