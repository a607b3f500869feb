import { type TaskNode, taskDefinition } from '../../../statemachine/process.ts'
import { changeOrder } from '../change-order.ts'
import type { Refusal } from '../rules/decided.ts'
import { reassignTask as rule } from '../rules/reassign-task.ts'
import type { ResendMailsDeps } from './resend-mails.ts'
import { addedMails, type MailCount, sendMails } from './send-mails.ts'

export interface ReassignTaskCommand {
  pid: string
  node: TaskNode
  round: number
  /** Members by id; `to` is one of the lane as the settings have it now. */
  from: string
  to: string
  by: string
}

/** Gives an open task to another member of its lane, and mails them now; what cannot be sent is left to patrol. */
export async function reassignTask(
  deps: ResendMailsDeps,
  command: ReassignTaskCommand,
): Promise<MailCount | { refusal: Refusal }> {
  const { lanes, links } = await deps.settings.get()
  const { current: kid } = await deps.secrets.keyRing()
  const to = lanes[taskDefinition(command.node).lane].members.find(({ id }) => id === command.to)
  if (!to) return { refusal: { kind: 'no-such-member' } }
  const changed = await changeOrder(deps.orders, command.pid, (order) =>
    rule(order, { ...command, to, kid, linkDays: links.days, now: deps.clock.now() }),
  )
  if ('refusal' in changed) return { refusal: changed.refusal }
  return sendMails(deps, changed.order, addedMails(changed))
}
