import { taskDefinition } from '../../../statemachine/process.ts'
import type { Changed } from '../change-order.ts'
import type { Locator } from '../link.ts'
import type { Secrets, SettingsSource } from '../ports.ts'
import { renewOffer } from '../rules/renew-offer.ts'
import { changeAndMail } from './change-and-mail.ts'
import type { SendMailsDeps } from './send-mails.ts'

export type RenewLinkDeps = SendMailsDeps & { secrets: Pick<Secrets, 'keyRing'>; settings: SettingsSource }

/** Takes a member's link back, whatever its state, and mails them a fresh one while they belong to the lane. */
export async function renewLink(deps: RenewLinkDeps, locator: Locator): Promise<Changed> {
  const { links, lanes } = await deps.settings.get()
  const { current: kid } = await deps.secrets.keyRing()
  const { members } = lanes[taskDefinition(locator.node).lane]
  return changeAndMail(deps, locator.pid, (order) =>
    renewOffer(order, { ...locator, members, kid, linkDays: links.days, now: deps.clock.now() }),
  )
}
