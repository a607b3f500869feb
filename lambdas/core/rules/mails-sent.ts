import type { Order, UnsentMail } from '../order.ts'
import { after } from '../time.ts'
import { type Decided, unchanged } from './decided.ts'
import { journal } from './journal.ts'
import { tellOfFailing } from './mails-failing.ts'
import { returnMail, type WhoIsTold } from './return-mail.ts'

/** A mail that fails is tried again at once, then after 1, 2, 4 … minutes, then every hour. */
const longestPause = 3600
const pauseAfter = (failures: number) => (failures === 0 ? 0 : Math.min(60 * 2 ** (failures - 1), longestPause))

export interface MailsSent extends WhoIsTold {
  sent: readonly string[]
  failed: readonly string[]
  /** Those that their recipient's server takes never; `code` is its reason. */
  refused: readonly { mail: string; code: string }[]
  now: Date
}

/**
 * Takes what has been sent or refused off the list, and has the refusals told; what could not be sent stays, due again
 * after a growing pause.
 */
export function mailsSent(order: Order, command: MailsSent): Decided {
  const { sent, failed, refused, now } = command
  const done = order.unsent.filter(({ id }) => sent.includes(id))
  const known = refused.filter(({ mail }) => order.unsent.some(({ id }) => id === mail))
  if (done.length + known.length === 0 && !order.unsent.some(({ id }) => failed.includes(id))) return unchanged(order)
  const again = (mail: UnsentMail): UnsentMail => ({
    ...mail,
    failures: mail.failures + 1,
    failingSince: mail.failingSince ?? now.toISOString(),
    dueAt: after(now, pauseAfter(mail.failures)),
  })
  const unsent = order.unsent
    .filter(({ id }) => !sent.includes(id))
    .filter(({ id }) => !known.some(({ mail }) => mail === id))
    .map((mail) => (failed.includes(mail.id) ? again(mail) : mail))
  const events = done.map(({ id }) => ({ at: now.toISOString(), type: 'mail-sent', data: { mail: id } }))
  const struck = events.reduce(journal, { ...order, unsent })
  const told = known.reduce((next, { mail, code }) => {
    const address = order.unsent.find(({ id }) => id === mail)?.to
    const decided = returnMail(next, { ...command, mail, code, what: 'bounce', address })
    return 'order' in decided ? decided.order : next
  }, struck)
  return { order: tellOfFailing(told, command) }
}

/** Nobody else is to send these: patrol need not wait for whoever decided them. */
export function mailsLeft(order: Order, { left, now }: { left: readonly string[]; now: Date }): Decided {
  const dueAt = now.toISOString()
  const isEarly = ({ id, dueAt: due }: UnsentMail) => left.includes(id) && due > dueAt
  if (!order.unsent.some(isEarly)) return unchanged(order)
  return { order: { ...order, unsent: order.unsent.map((mail) => (isEarly(mail) ? { ...mail, dueAt } : mail)) } }
}
