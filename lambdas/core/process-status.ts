import type { KintoneSettings } from '../../settings/settings.ts'
import type { Order } from './order.ts'

/** The order closed with nothing to do: its record was not 対応要, or a person took it out of that before x3. */
export const closedUnhandled = ({ status, decision, events }: Order): boolean =>
  status === 'closed' &&
  (decision?.handle === false || events.some(({ type, node }) => type === 'order-closed' && node === 'x2′'))

/**
 * 処理ステータス as it is now. Orders that ended before this was kept still hold the label of their last step: of a
 * cancelled one the record was given the label that a cancel writes, unless a person had edited or deleted it, and one that
 * closed with nothing to do has written none.
 */
function processStatus(order: Order, { cancelled }: KintoneSettings['status']): string | undefined {
  if (closedUnhandled(order)) return undefined
  if (order.status !== 'cancelled' || order.cancel?.record) return order.variables.q_status
  return order.conflict ? undefined : cancelled
}

/** The order as whoever looks at it is to read it. */
export const withProcessStatus = (order: Order, labels: KintoneSettings['status']): Order => ({
  ...order,
  variables: { ...order.variables, q_status: processStatus(order, labels) },
})

/**
 * What the record reads, where it is known and 処理ステータス of an open order says something else: a step has set that, and
 * it is still to be written, or a person has edited the record.
 */
export function recordDiffers({ status, conflict, record, variables }: Order): string | undefined {
  if (status === 'closed' || status === 'cancelled' || variables.q_status === undefined) return undefined
  const read = conflict?.what === 'deleted' ? undefined : (conflict?.found ?? record)?.status
  return read === variables.q_status ? undefined : read
}
