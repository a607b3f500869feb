import type { Order, RecordState, UnsentMail } from '../order.ts'
import { after } from '../time.ts'
import { type Decided, unchanged } from './decided.ts'
import { isLive, running } from './fence.ts'
import { journal } from './journal.ts'
import { codesOf, refusalBehind } from './kintone-refusal.ts'
import { mailGrace } from './open-task.ts'
import { shortened } from './record-state.ts'

/** The execution has failed. The record stays held: only a redrive or a cancel ends the matter. */
export function failOrder(order: Order, command: { error: string; ops: readonly string[]; now: Date }): Decided {
  if (!isLive(order) || order.status === 'failed') return unchanged(order)
  const at = command.now.toISOString()
  const { startDueAt: _, refused: __, ...rest } = order
  const refused = refusalBehind(order, command.error, command.now)
  const error = refused?.error ?? command.error
  const data = { error, ...(refused && refused.fields.length > 0 && { fields: codesOf(refused) }) }
  const next: Order = {
    ...rest,
    status: 'failed',
    failure: { at, error, ...(refused && { refused }) },
    unsent:
      refused && !refused.asked?.over && isKnown(order, data)
        ? order.unsent
        : [...order.unsent, ...mailsTo(command.ops, 'order-failed', at, mailGrace.seconds)],
  }
  return { order: journal(next, { at, type: 'order-failed', data }) }
}

/** The system has tried again by itself, and kintone names the same fields as when operations were told. */
function isKnown({ events }: Order, data: Record<string, string>): boolean {
  const last = events.findLastIndex(({ type }) => type === 'order-failed')
  const asked = events.findLast(({ type }) => type === 'retry-requested')
  return (
    events[last]?.data?.error === data.error &&
    events[last]?.data?.fields === data.fields &&
    asked !== undefined &&
    !asked.by &&
    events.indexOf(asked) > last
  )
}

/**
 * A person has deleted the record, or changed it against the order; ops are told once, until it is put right. What the
 * record reads (`found`, of a changed one) is kept up to date, as whoever puts it right looks at it.
 */
export function seeRecordOutside(
  order: Order,
  command: {
    seen: 'deleted' | 'changed' | 'as-expected'
    found?: RecordState
    ops: readonly string[]
    now: Date
  },
): Decided {
  const { seen, now } = command
  const found = seen === 'changed' && command.found ? { found: shortened(command.found) } : {}
  if (!isLive(order)) return unchanged(order)
  if (seen === (order.conflict?.what ?? 'as-expected'))
    return order.conflict && found.found && !isSame(found.found, order.conflict.found)
      ? { order: { ...order, conflict: { ...order.conflict, ...found } } }
      : unchanged(order)
  if (seen === 'as-expected') {
    const { conflict: _, ...rest } = order
    return { order: rest }
  }
  const at = now.toISOString()
  const next: Order = {
    ...order,
    conflict: { at, what: seen, ...found },
    unsent: [...order.unsent, ...mailsTo(command.ops, 'record-changed', at)],
  }
  return { order: journal(next, { at, type: 'record-changed-outside', data: { what: seen } }) }
}

const isSame = (one: RecordState, other: RecordState | undefined) =>
  one.pid === other?.pid && one.status === other.status

/** The execution runs again, whatever was thought of it. */
export const reviveOrder = (order: Order): Decided =>
  order.status === 'failed' ? { order: running(order) } : unchanged(order)

const failuresOf = ({ events }: Order) => events.filter(({ type }) => type === 'order-failed').length

/**
 * What is known of an execution is of the order as it was `seen` before it was asked: since then it may have been marked
 * and redriven, or have failed again.
 */
export const ofSameFailure =
  (seen: Order, rule: (order: Order) => Decided) =>
  (order: Order): Decided =>
    failuresOf(order) === failuresOf(seen) ? rule(order) : unchanged(order)

/** The system cannot run the order again, though operations have been told that it would: they are told once more. */
export function giveUpGoingOn(order: Order, { ops, now }: { ops: readonly string[]; now: Date }): Decided {
  const refused = order.failure?.refused
  if (order.status !== 'failed' || !order.failure || !refused?.asked) return unchanged(order)
  const at = now.toISOString()
  const over = { ...refused, asked: { ...refused.asked, over: true as const } }
  const next = { ...order, failure: { ...order.failure, refused: over } }
  return { order: { ...next, unsent: [...order.unsent, ...mailsTo(ops, 'order-failed', at)] } }
}

const mailsTo = (
  ops: readonly string[],
  kind: 'order-failed' | 'record-changed',
  at: string,
  seconds = 0,
): UnsentMail[] =>
  ops.map((to, index) => ({ id: `${kind}:${at}:${index + 1}`, kind, to, failures: 0, dueAt: after(at, seconds) }))
