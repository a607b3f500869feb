import { type TaskNode, taskDefinition } from '../../../statemachine/process.ts'
import { changeOrder } from '../change-order.ts'
import type { Secrets, SettingsSource } from '../ports.ts'
import type { Refusal } from '../rules/decided.ts'
import { resendMail } from '../rules/resend-mail.ts'
import { addedMails, type MailCount, type SendMailsDeps, sendMails } from './send-mails.ts'

export type ResendMailsDeps = SendMailsDeps & { secrets: Pick<Secrets, 'keyRing'>; settings: SettingsSource }

/** Mails an open task to its people again, now; what cannot be sent is left to patrol. */
export async function resendMails(
  deps: ResendMailsDeps,
  command: { pid: string; node: TaskNode; round: number; by: string },
): Promise<MailCount | { refusal: Refusal }> {
  const { links, lanes } = await deps.settings.get()
  const { current: kid } = await deps.secrets.keyRing()
  const { members } = lanes[taskDefinition(command.node).lane]
  const changed = await changeOrder(deps.orders, command.pid, (order) =>
    resendMail(order, { ...command, members, kid, linkDays: links.days, now: deps.clock.now() }),
  )
  if ('refusal' in changed) return { refusal: changed.refusal }
  return sendMails(deps, changed.order, addedMails(changed))
}
