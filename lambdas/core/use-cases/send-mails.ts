import { changeOrder } from '../change-order.ts'
import type { Order, UnsentMail } from '../order.ts'
import type { Clock, Log, Mail, Mailer, Orders } from '../ports.ts'
import { mailsSent } from '../rules/mails-sent.ts'

/** Puts a decided mail into words. Never holds a secret variable. */
export type ComposeMail = (order: Order, mail: UnsentMail) => Promise<Mail>

export interface SendMailsDeps {
  orders: Orders
  mailer: Mailer
  compose: ComposeMail
  clock: Clock
  log: Log
}

/**
 * Sends the named mails of the order and takes what was sent off its list. At least once: a crash in between repeats
 * a mail, with the same link. A mail that fails is left to patrol and never fails the caller.
 */
export async function sendMails(deps: SendMailsDeps, order: Order, ids: readonly string[]): Promise<void> {
  const sent: string[] = []
  const failed: string[] = []
  for (const mail of order.unsent.filter(({ id }) => ids.includes(id))) {
    try {
      await deps.mailer.send(await deps.compose(order, mail), `${order.pid}:${mail.id}`)
      sent.push(mail.id)
    } catch (error) {
      failed.push(mail.id)
      deps.log.warn('mail not sent', {
        pid: order.pid,
        mail: mail.id,
        error: error instanceof Error ? error.name : 'Error',
      })
    }
  }
  if (sent.length + failed.length === 0) return
  await changeOrder(deps.orders, order.pid, (current) => mailsSent(current, { sent, failed, now: deps.clock.now() }))
}

/** Sends what is due by now. */
export async function sendDueMails(deps: SendMailsDeps, pid: string): Promise<void> {
  const order = await deps.orders.get(pid)
  const now = deps.clock.now().toISOString()
  if (order)
    await sendMails(
      deps,
      order,
      order.unsent.filter(({ dueAt }) => dueAt <= now).map(({ id }) => id),
    )
}
