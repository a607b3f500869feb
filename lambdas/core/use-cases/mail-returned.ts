import type { Metrics } from '../metrics.ts'
import type { SettingsSource } from '../ports.ts'
import type { ReturnKind } from '../returned-mail.ts'
import { returnMail } from '../rules/return-mail.ts'
import { changeAndMail } from './change-and-mail.ts'
import type { SendMailsDeps } from './send-mails.ts'

export interface MailReturnedDeps extends SendMailsDeps {
  settings: SettingsSource
  metrics: Metrics
}

/** The mail service tells that a mail came back or was complained of: the task is marked and its lane's lead told. */
export async function mailReturned(
  deps: MailReturnedDeps,
  returned: { pid: string; mail: string; what: ReturnKind; code: string },
): Promise<void> {
  const { pid, ...rest } = returned
  deps.metrics.put({ MailsReturned: 1 }, returned)
  const { lanes, mail } = await deps.settings.get()
  const tell = (lane: keyof typeof lanes) => {
    const { lead } = lanes[lane]
    return lead ? [lead] : mail.ops
  }
  await changeAndMail(deps, pid, (order) => returnMail(order, { ...rest, tell, now: deps.clock.now() }))
}
