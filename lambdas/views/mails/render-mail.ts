import type { Order, Task } from '../../core/order.ts'
import { orderCancelled, taskOffered } from './lane-mails.ts'
import { mailHtml, mailText } from './mail-body.ts'
import type { MailContent } from './mail-content.ts'
import { mailLine } from './mail-line.ts'
import { orderFailed, recordChanged } from './ops-mails.ts'

/** Which mail, and what it is about. `link` is one member's own link, `console` the order's console page. */
export type MailRequest =
  | { kind: 'task-offered'; order: Order; task: Task; link: string; now: Date }
  | { kind: 'order-cancelled'; order: Order }
  | { kind: 'order-failed'; order: Order; console: string }
  | { kind: 'record-changed'; order: Order; console: string }

export interface RenderedMail {
  /** One line without controls, at most 120 characters. */
  subject: string
  text: string
  html: string
}

const longestSubject = 120

function contentOf(request: MailRequest): MailContent {
  switch (request.kind) {
    case 'task-offered':
      return taskOffered(request)
    case 'order-cancelled':
      return orderCancelled(request)
    case 'order-failed':
      return orderFailed(request)
    case 'record-changed':
      return recordChanged(request)
  }
}

/** A mail as plain text and as HTML. No secret is in it; mails to operations carry ids only. */
export function renderMail(request: MailRequest): RenderedMail {
  const { subject, blocks } = contentOf(request)
  return { subject: mailLine(`[納品] ${subject}`, longestSubject), text: mailText(blocks), html: mailHtml(blocks) }
}
