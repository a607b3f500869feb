import type { Order, UnsentMail } from '../order.ts'
import { after } from '../time.ts'
import { retireSecrets } from './blank-secrets.ts'
import { type Decided, refuse, unchanged } from './decided.ts'
import { isLive, running } from './fence.ts'
import { journal } from './journal.ts'
import { mailGrace } from './open-task.ts'

type Record = NonNullable<Order['record']>

/** x3: the order remembers what it has written, so that a retry writes nothing. */
export function recordEntered(order: Order, command: { record: Record; now: Date }): Decided {
  if (!isLive(order)) return refuse({ kind: 'order-ended', status: order.status })
  if (order.enteredAt) return unchanged(order)
  const at = command.now.toISOString()
  const next = { ...running(order), record: command.record, enteredAt: at }
  return { order: journal(next, { at, type: 'record-updated', node: 'x3' }) }
}

/** x5 begins: from now on a cancel is refused. */
export function beginClosing(order: Order, command: { now: Date }): Decided {
  if (order.status === 'closed' || order.status === 'closing') return unchanged(order)
  if (!isLive(order)) return refuse({ kind: 'order-ended', status: order.status })
  const closingSince = order.closingSince ?? command.now.toISOString()
  return { order: { ...running(order), status: 'closing', closingSince } }
}

export interface CloseOrder {
  record: Record
  finished: readonly string[]
  blankSecretsAfterDays: number
  now: Date
}

/** x5 has written: the order is closed, and whom `finished` names are told. The record is freed after this is stored. */
export function closeOrder(order: Order, command: CloseOrder): Decided {
  if (order.status === 'closed') return unchanged(order)
  if (order.status !== 'closing') return refuse({ kind: 'order-ended', status: order.status })
  const at = command.now.toISOString()
  const told = command.finished.map(
    (to, index): UnsentMail => ({
      id: `order-finished:${index + 1}`,
      kind: 'order-finished',
      to,
      failures: 0,
      dueAt: after(at, mailGrace.seconds),
    }),
  )
  const { conflict: _, refused: __, ...rest } = order
  const next: Order = {
    ...rest,
    status: 'closed',
    endedAt: at,
    record: command.record,
    unsent: [...order.unsent, ...told],
  }
  const closed = [
    { at, type: 'record-updated', node: 'x5' },
    { at, type: 'order-closed', node: 'x5' },
  ].reduce(journal, next)
  return { order: retireSecrets(closed, { afterDays: command.blankSecretsAfterDays, now: command.now }) }
}
