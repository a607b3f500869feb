import { type Changed, changeOrder } from '../change-order.ts'
import { errorFields } from '../nouhin-error.ts'
import type { Order } from '../order.ts'
import type { Decided } from '../rules/decided.ts'
import { addedMails, type SendMailsDeps, sendMails } from './send-mails.ts'

/** Changes the order by a rule, then sends the mails that this put has queued. */
export async function changeAndMail(
  deps: SendMailsDeps,
  pid: string,
  decide: (order: Order) => Decided,
): Promise<Changed> {
  const changed = await changeOrder(deps.orders, pid, decide)
  if ('order' in changed) await mailQueued(deps, changed)
  return changed
}

/** The put was the decision: what cannot be sent now, or struck off when sent, is left to patrol and fails nobody. */
export async function mailQueued(deps: SendMailsDeps, { order, before }: { order: Order; before: Order }) {
  await sendMails(deps, order, addedMails({ order, before })).catch((error) => {
    deps.log.warn('mails are left to patrol', { pid: order.pid, ...errorFields(error) })
  })
}
