import type { Order } from '../../core/order.ts'
import { common } from '../texts.ts'
import type { MailContent } from './mail-content.ts'
import { mailTexts, whatToDoAboutError, whatToDoAboutRecord } from './mail-texts.ts'

/** An order and where operations find it. These mails carry ids only: no title, no customer. */
interface AboutOrder {
  order: Order
  console: string
}

const ids = ({ pid, recordId }: Order) =>
  [
    [common.pid, pid],
    [common.record, recordId],
  ] as const

export function orderFailed({ order, console }: AboutOrder): MailContent {
  const error = order.failure?.error ?? 'States.TaskFailed'
  return {
    subject: `要対応 / Stopped: ${order.pid} ${error}`,
    blocks: [
      { say: mailTexts.orderFailed },
      { facts: [...ids(order), [mailTexts.error, error], [mailTexts.whatToDo, whatToDoAboutError(error)]] },
      { label: mailTexts.console, link: console },
    ],
  }
}

export function recordChanged({ order, console }: AboutOrder): MailContent {
  const what = order.conflict?.what ?? 'changed'
  return {
    subject: `要対応 / Record ${what}: ${order.pid}`,
    blocks: [
      { say: what === 'deleted' ? mailTexts.recordDeleted : mailTexts.recordChanged },
      { facts: [...ids(order), [mailTexts.whatToDo, whatToDoAboutRecord(what)]] },
      { label: mailTexts.console, link: console },
    ],
  }
}
