import type { ReturnKind } from '../returned-mail.ts'
import { returnMail } from '../rules/return-mail.ts'
import { changeAndMail } from './change-and-mail.ts'
import { type SendMailsDeps, whoIsTold } from './send-mails.ts'

/**
 * The mail service tells that a mail came back or was complained of: it is marked, and who is to act is told. `address` is
 * where it went, and goes no further than the mail that tells of it.
 */
export async function mailReturned(
  deps: SendMailsDeps,
  { address, ...returned }: { pid: string; mail: string; what: ReturnKind; code: string; address?: string },
): Promise<void> {
  const { pid, ...rest } = returned
  deps.metrics.put({ MailsReturned: 1 }, returned)
  const told = whoIsTold(await deps.settings.get())
  await changeAndMail(deps, pid, (order) => returnMail(order, { ...rest, address, ...told, now: deps.clock.now() }))
}
