import type { Offer, Order, Task } from '../../core/order.ts'
import { mailText } from './mail-body.ts'
import type { MailContent } from './mail-content.ts'
import { mailHtml } from './mail-html.ts'
import { mailLine } from './mail-line.ts'
import {
  desiredTooFar,
  mailBounced,
  type OrderPlace,
  orderFailed,
  orderFinished,
  recordChanged,
  taskEscalation,
} from './office-mails.ts'
import { type AboutTask, orderCancelled, type TaskMail, taskMail } from './task-mails.ts'

/** Which mail, and what it is about. */
export type MailRequest =
  | ({ kind: TaskMail } & AboutTask)
  | { kind: 'order-cancelled'; order: Order; task: Task }
  | { kind: 'task-escalation'; order: Order; task: Task; place: OrderPlace; now: Date }
  | { kind: 'mail-bounced'; order: Order; task: Task; offer: Offer; place: OrderPlace }
  | {
      kind: 'order-finished' | 'order-failed' | 'record-changed' | 'desired-date-too-far'
      order: Order
      place: OrderPlace
    }

export interface RenderedMail {
  /** One line without controls, at most 120 characters. */
  subject: string
  text: string
  html: string
}

const longestSubject = 120

function contentOf(request: MailRequest): MailContent {
  switch (request.kind) {
    case 'order-cancelled':
      return orderCancelled(request)
    case 'task-escalation':
      return taskEscalation(request)
    case 'mail-bounced':
      return mailBounced(request)
    case 'order-finished':
      return orderFinished(request)
    case 'order-failed':
      return orderFailed(request)
    case 'record-changed':
      return recordChanged(request)
    case 'desired-date-too-far':
      return desiredTooFar(request)
    default:
      return taskMail(request.kind, request)
  }
}

/** A mail as plain text and as HTML. No secret is in it; mails to operations carry ids only. */
export function renderMail(request: MailRequest): RenderedMail {
  const content = contentOf(request)
  const subject = mailLine(`[納品] ${content.subject}`, longestSubject)
  return { subject, text: mailText(content), html: mailHtml(content, subject) }
}
