import type { UnsentMail } from '../core/order.ts'
import type { Text } from './bilingual.ts'

export const mailKind: Record<UnsentMail['kind'], Text> = {
  'task-offered': ['作業の案内', 'New task'],
  'task-handed-over': ['引き継ぎの案内', 'Task handed over'],
  'task-taken-over': ['交代のお知らせ', 'Task taken over'],
  'task-withdrawn': ['担当解除のお知らせ', 'No longer in charge'],
  'task-released': ['引き受け手不在のお知らせ', 'Nobody has the task'],
  'task-reminder': ['期限前のお知らせ', 'Reminder'],
  'task-overdue': ['期限超過のお知らせ', 'Overdue'],
  'task-escalation': ['期限超過の報告', 'Escalation'],
  'mail-bounced': ['メール不達の報告', 'Mail not delivered'],
  'mail-failing': ['メール未送信の報告', 'Mails not sent'],
  'order-cancelled': ['中止のお知らせ', 'Order cancelled'],
  'order-finished': ['完了のお知らせ', 'Order finished'],
  'order-failed': ['停止の報告', 'Order stopped'],
  'record-changed': ['レコード変更の報告', 'Record changed'],
  'desired-date-too-far': ['構築希望日時の確認', 'Desired date too far off'],
  'give-back-refused': ['中止できないことの報告', 'Record not given back'],
}

const isKind = (kind: string): kind is UnsentMail['kind'] => Object.hasOwn(mailKind, kind)

/** What a mail was, by its id, which begins with its kind. */
export function mailKindOf(id: string): Text {
  const [kind = ''] = id.split(':')
  return isKind(kind) ? mailKind[kind] : [kind, kind]
}
