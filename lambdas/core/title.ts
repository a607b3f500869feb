import { withoutHonorific } from '../../statemachine/honorific.ts'
import type { Order } from './order.ts'

function customer({ variables, recordId }: Order): string {
  const name = withoutHonorific(variables.q_customerName ?? '')
  return name ? `${name} 様` : `レコード ${recordId}`
}

/** 件名: whose order it is and which plan. */
export const titleOf = (order: Order) => [customer(order), order.variables.q_plan].filter(Boolean).join(' / ')

export const titleOfNothingToDo = (order: Order) => `対応なし: ${customer(order)}`
