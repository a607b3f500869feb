import { changeOrder } from '../change-order.ts'
import { errorFields } from '../nouhin-error.ts'
import type { Order, UnsentMail } from '../order.ts'
import type { Clock, Log, Mail, Mailer, Orders } from '../ports.ts'
import { mailsLeft, mailsSent } from '../rules/mails-sent.ts'

/** Puts a decided mail into words. Never holds a secret variable. */
export type ComposeMail = (order: Order, mail: UnsentMail) => Promise<Mail>

export interface SendMailsDeps {
  orders: Orders
  /** `patrol` where mails can only be decided: whoever runs there has no right to send, and patrol does within a minute. */
  mailer: Mailer | 'patrol'
  compose: ComposeMail
  clock: Clock
  log: Log
}

export interface MailCount {
  sent: number
  failed: number
  /** Not tried here: patrol sends them within about a minute. */
  left?: number
}

/**
 * Sends the named mails of the order and takes what was sent off its list. At least once: a crash in between repeats
 * a mail, with the same link. A mail that fails is left to patrol and never fails the caller; where patrol is the one
 * that sends, all are, at once.
 */
export async function sendMails(deps: SendMailsDeps, order: Order, ids: readonly string[]): Promise<MailCount> {
  const { mailer } = deps
  if (mailer === 'patrol') {
    if (ids.length > 0)
      await changeOrder(deps.orders, order.pid, (current) => mailsLeft(current, { left: ids, now: deps.clock.now() }))
    return { sent: 0, failed: 0, left: ids.length }
  }
  const sent: string[] = []
  const failed: string[] = []
  for (const mail of order.unsent.filter(({ id }) => ids.includes(id))) {
    try {
      await mailer.send(await deps.compose(order, mail), `${order.pid}:${mail.id}`)
      sent.push(mail.id)
    } catch (error) {
      failed.push(mail.id)
      deps.log.warn('mail not sent', {
        pid: order.pid,
        mail: mail.id,
        ...errorFields(error),
      })
    }
  }
  if (sent.length + failed.length > 0)
    await changeOrder(deps.orders, order.pid, (current) => mailsSent(current, { sent, failed, now: deps.clock.now() }))
  return { sent: sent.length, failed: failed.length }
}

/** The ids of the mails that a change has decided: whoever decided them sends them at once. */
export const addedMails = ({ before, order }: { before: Order; order: Order }): string[] =>
  order.unsent.map(({ id }) => id).filter((id) => !before.unsent.some((mail) => mail.id === id))

/** Sends what is due by now, and the named mails though they are not due yet. */
export async function sendDueMails(
  deps: SendMailsDeps,
  pid: string,
  named: readonly string[] = [],
): Promise<MailCount> {
  const order = await deps.orders.get(pid)
  const now = deps.clock.now().toISOString()
  const isDue = ({ id, dueAt }: UnsentMail) => dueAt <= now || named.includes(id)
  const due = order?.unsent.filter(isDue).map(({ id }) => id) ?? []
  return order ? sendMails(deps, order, due) : { sent: 0, failed: 0 }
}
