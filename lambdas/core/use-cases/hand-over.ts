import type { Changed } from '../change-order.ts'
import { handOver as rule } from '../rules/hand-over.ts'
import type { MemberAct } from '../rules/member-act.ts'
import { changeAndMail } from './change-and-mail.ts'
import type { RenewLinkDeps } from './renew-link.ts'

export type HandOverDeps = RenewLinkDeps

/** Gives a task to another member of the lane as settings have it now, and mails them their link. */
export async function handOver(
  deps: HandOverDeps,
  pid: string,
  command: Omit<MemberAct, 'now'> & { to: string },
): Promise<Changed> {
  const { links } = await deps.settings.get()
  const { current: kid } = await deps.secrets.keyRing()
  return changeAndMail(deps, pid, (order) =>
    rule(order, { ...command, kid, linkDays: links.days, now: deps.clock.now() }),
  )
}
