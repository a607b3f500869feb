import type { Settings } from '../../../settings/settings.ts'
import { changeOrder } from '../change-order.ts'
import { MailRefused } from '../errors.ts'
import type { Metrics } from '../metrics.ts'
import { errorFields } from '../nouhin-error.ts'
import type { Order, UnsentMail } from '../order.ts'
import type { Clock, Log, Mail, Mailer, Orders, SettingsSource } from '../ports.ts'
import { mailsLeft, mailsSent } from '../rules/mails-sent.ts'
import type { WhoIsTold } from '../rules/return-mail.ts'

/** Puts a decided mail into words. Never holds a secret variable. */
export type ComposeMail = (order: Order, mail: UnsentMail) => Promise<Mail>

export interface SendMailsDeps {
  orders: Orders
  /** `patrol` where mails can only be decided: whoever runs there has no right to send, and patrol does within a minute. */
  mailer: Mailer | 'patrol'
  compose: ComposeMail
  settings: SettingsSource
  metrics: Metrics
  clock: Clock
  log: Log
}

export interface MailCount {
  sent: number
  failed: number
  /** Those that are not tried again: their recipient is refused for good. */
  refused: number
  /** Not tried here: patrol sends them within about a minute. */
  left?: number
}

/** A lane's lead, and operations where it has none. */
export const whoIsTold = ({ lanes, mail }: Settings): WhoIsTold => ({
  tell: (lane) => {
    const { lead } = lanes[lane]
    return lead ? [lead] : mail.ops
  },
  ops: mail.ops,
})

/**
 * Sends the named mails of the order and takes what was sent or refused off its list; whoever is to hear of a refusal is
 * sent that at once. At least once: a crash in between repeats a mail, with the same link. A mail that fails is left to
 * patrol and never fails the caller; where patrol is the one that sends, all are, at once.
 */
export async function sendMails(deps: SendMailsDeps, order: Order, ids: readonly string[]): Promise<MailCount> {
  const { mailer } = deps
  if (mailer === 'patrol') {
    if (ids.length > 0)
      await changeOrder(deps.orders, order.pid, (current) => mailsLeft(current, { left: ids, now: deps.clock.now() }))
    return { sent: 0, failed: 0, refused: 0, left: ids.length }
  }
  const sent: string[] = []
  const failed: string[] = []
  const refused: { mail: string; code: string }[] = []
  for (const mail of order.unsent.filter(({ id }) => ids.includes(id))) {
    try {
      await mailer.send(await deps.compose(order, mail), `${order.pid}:${mail.id}`)
      sent.push(mail.id)
    } catch (error) {
      const about = { pid: order.pid, mail: mail.id }
      if (error instanceof MailRefused) {
        const { code } = error
        refused.push({ mail: mail.id, code })
        deps.metrics.put({ MailsReturned: 1 }, { ...about, what: 'bounce', code })
        deps.log.warn('a mail was refused for good', { ...about, code, ...errorFields(error) })
        continue
      }
      failed.push(mail.id)
      deps.log.warn('mail not sent', { ...about, ...errorFields(error) })
    }
  }
  const count = { sent: sent.length, failed: failed.length, refused: refused.length }
  if (sent.length + failed.length + refused.length === 0) return count
  const told = whoIsTold(await deps.settings.get())
  const changed = await changeOrder(deps.orders, order.pid, (current) =>
    mailsSent(current, { sent, failed, refused, ...told, now: deps.clock.now() }),
  )
  // A notice of a refusal may be refused, and what tells of that too; the rule lets it go no further.
  if ('order' in changed && refused.length > 0) await sendMails(deps, changed.order, addedMails(changed))
  return count
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
  return order ? sendMails(deps, order, due) : { sent: 0, failed: 0, refused: 0 }
}
