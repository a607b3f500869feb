import type { Offer, Order, Task } from '../../core/order.ts'
import type { RecordNames } from '../set-back.ts'
import type { LaneMember } from './commands.ts'
import { taskWithdrawn } from './lane-changes.ts'
import { mailText } from './mail-body.ts'
import type { MailContent } from './mail-content.ts'
import { mailHtml } from './mail-html.ts'
import { mailLine } from './mail-line.ts'
import { mailFailing, noticeBounced } from './mail-trouble-mails.ts'
import { mailBounced, orderFinished, taskEscalation } from './office-mails.ts'
import type { OrderPlace } from './order-place.ts'
import { type AboutTask, orderCancelled, type TaskMail, taskMail } from './task-mails.ts'
import { desiredTooFar, giveBackRefused, orderFailed, recordChanged } from './trouble-mails.ts'

/** Which mail, and what it is about. */
export type MailRequest =
  | ({ kind: TaskMail } & AboutTask)
  | { kind: 'order-cancelled' | 'task-withdrawn'; order: Order; task: Task }
  | { kind: 'task-escalation'; order: Order; task: Task; lane: readonly LaneMember[]; place: OrderPlace; now: Date }
  | { kind: 'mail-bounced'; order: Order; task: Task; lane: readonly LaneMember[]; offer: Offer; place: OrderPlace }
  | { kind: 'notice-bounced'; order: Order; mail: string; address?: string; place: OrderPlace }
  | { kind: 'mail-failing'; order: Order; place: OrderPlace; now: Date }
  | { kind: 'order-finished' | 'desired-date-too-far'; order: Order; place: OrderPlace }
  | {
      kind: 'order-failed' | 'record-changed' | 'give-back-refused'
      order: Order
      place: OrderPlace
      names: RecordNames
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
    case 'task-withdrawn':
      return taskWithdrawn(request)
    case 'task-escalation':
      return taskEscalation(request)
    case 'mail-bounced':
      return mailBounced(request)
    case 'notice-bounced':
      return noticeBounced(request)
    case 'mail-failing':
      return mailFailing(request)
    case 'order-finished':
      return orderFinished(request)
    case 'order-failed':
      return orderFailed(request)
    case 'record-changed':
      return recordChanged(request)
    case 'give-back-refused':
      return giveBackRefused(request)
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
