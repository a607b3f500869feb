import { type Order, taskKey } from '../../../lambdas/core/order.ts'
import type { SentMail } from '../mail-sink.ts'
import type { World } from '../world.ts'
import { holds } from './broken.ts'

const renewals = [
  ...['link-renewed', 'link-resent', 'task-handed-over', 'task-reassigned'],
  ...['member-joined', 'member-left', 'member-changed', 'offer-widened'],
]

/**
 * I5: a mail comes again only after something went wrong with whoever sent it, and with the same link; only where the
 * member was given a fresh one meanwhile, with that.
 */
export function everyMailOnce({ mails, orders }: World) {
  const renewed = orders.all().filter(({ events }) => events.some(({ type }) => renewals.includes(type)))
  const isRenewed = new Set(renewed.map(({ pid }) => pid))
  for (const [id, sent] of Map.groupBy(mails.sent, (mail) => mail.id)) {
    const unharmed = sent.filter(({ by }) => by.hits === 0)
    const senders = sent.map(({ by }) => by.fn).join()
    holds('I5', unharmed.length <= 1, `${id} was sent ${sent.length} times (${senders}), ${unharmed.length} unharmed`)
    holds('I5', new Set(sent.map(({ by }) => by)).size === sent.length, `${id} was sent twice by one function`)
    const links = new Set(sent.map(({ link }) => link))
    holds('I5', links.size === 1 || isRenewed.has(sent[0]?.locator?.pid ?? ''), `${id} came with two links`)
  }
}

/** I5, at rest: everyone who is waited for has a mail with the link as it stands. */
export function everyOneWaitedForHasMail({ mails, orders }: World) {
  const byPid = Map.groupBy(mails.withLinks(), ({ locator }) => locator?.pid)
  for (const order of orders.all().filter(({ status }) => status === 'running'))
    for (const { node, round, offers, status } of Object.values(order.tasks))
      for (const { ref, withdrawnAt } of offers) {
        if (status !== 'open' || withdrawnAt) continue
        const isTheirs = ({ locator }: SentMail) =>
          locator?.node === node && locator.round === round && locator.ref === ref
        const got = byPid.get(order.pid)?.some(isTheirs)
        holds('I5', got === true, `${order.pid} ${taskKey(node, round)}: member ${ref} got no mail`)
      }
}

/** How many mails of a kind an order has sent, by the first word of their ids. */
export const mailsOf = ({ mails }: World, { pid }: Order, kind: string) =>
  mails.sent.filter(({ id }) => id.startsWith(`${pid}:${kind}:`)).length
