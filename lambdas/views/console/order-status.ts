import type { Order } from '../../core/order.ts'
import type { Text } from '../bilingual.ts'
import { orderStatus } from '../texts.ts'

/** An order's status in words; one that closed without work says so. */
export const orderStatusText = ({ status, decision }: Order): Text =>
  status === 'closed' && decision?.handle === false ? orderStatus.nothingToDo : orderStatus[status]
