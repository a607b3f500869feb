import type { Changed } from '../change-order.ts'
import { type ClaimTask, claimTask as rule } from '../rules/claim-task.ts'
import { changeAndMail } from './change-and-mail.ts'
import type { SendMailsDeps } from './send-mails.ts'

/** A member takes a task, or takes it over; who had it is mailed. */
export const claimTask = (deps: SendMailsDeps, pid: string, command: Omit<ClaimTask, 'now'>): Promise<Changed> =>
  changeAndMail(deps, pid, (order) => rule(order, { ...command, now: deps.clock.now() }))
