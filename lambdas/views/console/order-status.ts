import type { Order } from '../../core/order.ts'
import { closedUnhandled } from '../../core/process-status.ts'
import type { Text } from '../bilingual.ts'
import { orderStatus } from '../texts.ts'

/** An order's status in words; one that closed without work says so. */
export const orderStatusText = (order: Order): Text =>
  closedUnhandled(order) ? orderStatus.nothingToDo : orderStatus[order.status]
