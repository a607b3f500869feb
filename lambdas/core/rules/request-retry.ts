import type { Order } from '../order.ts'
import { after } from '../time.ts'
import { type Decided, refuse, unchanged } from './decided.ts'
import { journal } from './journal.ts'

/** Asking again within this time is the same request. */
const sameRequest = { seconds: 10 }

/** Somebody asks for a failed order's execution to run again; it stays failed until it does. */
export function requestRetry(order: Order, command: { by: string; now: Date }): Decided {
  if (order.status !== 'failed') return refuse({ kind: 'not-failed' })
  const at = command.now.toISOString()
  const last = order.events.findLast(({ type }) => type === 'retry-requested')
  if (last && after(last.at, sameRequest.seconds) > at) return unchanged(order)
  const error = order.failure?.error
  return {
    order: journal(order, { at, type: 'retry-requested', by: command.by, ...(error && { data: { error } }) }),
  }
}
