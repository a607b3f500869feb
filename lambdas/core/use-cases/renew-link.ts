import { taskDefinition } from '../../../statemachine/process.ts'
import type { Changed } from '../change-order.ts'
import type { Secrets, SettingsSource } from '../ports.ts'
import { type AskForLink, renewOffer } from '../rules/renew-offer.ts'
import { changeAndMail } from './change-and-mail.ts'
import type { SendMailsDeps } from './send-mails.ts'

export type RenewLinkDeps = SendMailsDeps & { secrets: Pick<Secrets, 'keyRing'>; settings: SettingsSource }

/** Mails a member a link that works, while they belong to the lane. */
export async function renewLink(deps: RenewLinkDeps, ask: AskForLink): Promise<Changed> {
  const { links, lanes } = await deps.settings.get()
  const { current: kid } = await deps.secrets.keyRing()
  const { members } = lanes[taskDefinition(ask.node).lane]
  return changeAndMail(deps, ask.pid, (order) =>
    renewOffer(order, { ...ask, members, kid, linkDays: links.days, now: deps.clock.now() }),
  )
}
