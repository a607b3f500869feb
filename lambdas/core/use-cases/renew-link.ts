import { changeOrder } from '../change-order.ts'
import type { Locator } from '../link.ts'
import type { Secrets, SettingsSource } from '../ports.ts'
import { renewOffer } from '../rules/renew-offer.ts'
import { type SendMailsDeps, sendMails } from './send-mails.ts'

export type RenewLinkDeps = SendMailsDeps & { secrets: Pick<Secrets, 'keyRing'>; settings: SettingsSource }

/** Mails a fresh link to the member of an expired or revoked one; says the same whether or not it was too soon. */
export async function renewLink(deps: RenewLinkDeps, locator: Locator): Promise<void> {
  const { links } = await deps.settings.get()
  const { current: kid } = await deps.secrets.keyRing()
  const changed = await changeOrder(deps.orders, locator.pid, (order) =>
    renewOffer(order, { ...locator, kid, linkDays: links.days, now: deps.clock.now() }),
  )
  if ('refusal' in changed) return
  const added = changed.order.unsent.filter(({ id }) => !changed.before.unsent.some((mail) => mail.id === id))
  await sendMails(
    deps,
    changed.order,
    added.map(({ id }) => id),
  )
}
