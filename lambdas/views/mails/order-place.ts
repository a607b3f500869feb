import type { Order } from '../../core/order.ts'
import type { MailBlock } from './mail-content.ts'
import { mailTexts } from './mail-texts.ts'

/** Where the reader finds an order: its console page, or its execution in the AWS console; and its kintone record. */
export interface OrderPlace {
  at: 'console' | 'execution'
  url: string
  record?: string
}

export interface AboutOrder {
  order: Order
  place: OrderPlace
}

export const linksTo = ({ at, url, record }: OrderPlace): MailBlock[] => [
  { label: mailTexts[at], link: url },
  ...(record ? [{ label: mailTexts.kintoneRecord, link: record, quiet: true } satisfies MailBlock] : []),
]
