import type { Order } from './order.ts'

const customer = ({ variables, recordId }: Order) =>
  variables.q_customerName ? `${variables.q_customerName} 様` : `レコード ${recordId}`

/** 件名: whose order it is and which plan. */
export const titleOf = (order: Order) => [customer(order), order.variables.q_plan].filter(Boolean).join(' / ')

export const titleOfNothingToDo = (order: Order) => `対応なし: ${customer(order)}`
