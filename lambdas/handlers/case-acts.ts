import { cancelReason } from '../../statemachine/inputs.ts'
import { taskNodeSchema } from '../../statemachine/process.ts'
import type { Log } from '../core/ports.ts'
import type { Refusal } from '../core/rules/decided.ts'
import { takeTyped } from '../core/rules/take-typed.ts'
import { type CancelOrderDeps, cancelOrder } from '../core/use-cases/cancel-order.ts'
import { reassignTask } from '../core/use-cases/reassign-task.ts'
import { type ResendMailsDeps, resendMails } from '../core/use-cases/resend-mails.ts'
import { type RetryOrderDeps, retryOrder } from '../core/use-cases/retry-order.ts'
import type { MailCount } from '../core/use-cases/send-mails.ts'
import type { RefusedReason } from '../views/console/case-acts.ts'
import { caseHref } from '../views/console/case-address.ts'
import { type ToldCode, toldTexts } from '../views/console/told.ts'
import { showCase } from './case-page.ts'
import { fromListOf } from './case-query.ts'
import { wantsJson } from './console.ts'
import { type Form, formOf } from './form.ts'
import { HttpProblem, httpHandler, pageProblem } from './http.ts'

export type CaseActsDeps = Omit<CancelOrderDeps, 'executions'> &
  ResendMailsDeps & {
    executions: CancelOrderDeps['executions'] & RetryOrderDeps['executions']
    log: Log
  }

/** Whoever opens the console acts as operations. */
const by = 'ops'

/**
 * `POST /console/orders/{pid}` with `act=retry`; `act=cancel` and a `reason`; `act=resend` and a `task` (`node#round`);
 * `act=reassign` and `task`, `from`, `to` (members by id). Then back to the case, which tells what came of it and
 * still knows its list; a reason that is too long comes back to whoever has typed it.
 */
export const createCaseActsHandler = (deps: CaseActsDeps) =>
  httpHandler(
    deps.log,
    async (request) => {
      const pid = request.pathParameters?.pid ?? ''
      const form = formOf(request)
      const order = await deps.orders.get(pid)
      if (!order) throw new HttpProblem(404, 'No such order.')
      const act = Object.hasOwn(acts, form.act ?? '') ? acts[form.act ?? ''] : undefined
      if (!act) throw new HttpProblem(400, `act: ${Object.keys(acts).join(', ')}.`)
      const told = await act(deps, pid, form)
      const refused = refusedReason(form)
      if (told === 'reason-too-long' && refused && !wantsJson(request))
        return showCase(deps, request, order, { statusCode: 422, told, refused })
      return { statusCode: 303, headers: { location: caseHref(pid, fromListOf(request), { told }) } }
    },
    pageProblem,
  )

type Act = (deps: CaseActsDeps, pid: string, form: Form) => Promise<ToldCode>

const acts: Record<string, Act> = {
  retry: (deps, pid) => retryOrder(deps, { pid, by }),

  async cancel(deps, pid, { reason = '' }) {
    const taken = takeTyped(cancelReason, reason)
    if ('problem' in taken) return taken.problem === 'required' ? 'reason-missing' : 'reason-too-long'
    const cancelled = await cancelOrder(deps, { pid, by, reason: taken.value })
    if ('refusal' in cancelled) return codeOf(cancelled.refusal)
    return cancelled.order.status === 'cancelled' ? 'cancelled' : 'cancelling'
  },

  async resend(deps, pid, form) {
    return mailed(await resendMails(deps, { pid, ...taskOf(form), by }), 'resent')
  },

  async reassign(deps, pid, { from = '', to = '', ...form }) {
    return mailed(await reassignTask(deps, { pid, ...taskOf(form), from, to, by }), 'reassigned')
  },
}

function refusedReason({ reason = '' }: Form): RefusedReason | undefined {
  const taken = takeTyped(cancelReason, reason)
  return 'problem' in taken ? { reason, problem: taken.problem } : undefined
}

function mailed(done: MailCount | { refusal: Refusal }, code: 'resent' | 'reassigned'): ToldCode {
  if ('refusal' in done) return codeOf(done.refusal)
  if (done.left) return `${code}-queued`
  if (done.refused > 0) return `${code}-refused`
  return done.failed > 0 ? `${code}-later` : code
}

const codeOf = ({ kind }: Refusal): ToldCode => (Object.hasOwn(toldTexts, kind) ? (kind as ToldCode) : 'order-ended')

function taskOf({ task = '' }: Form) {
  const [name, number] = task.split('#')
  const node = taskNodeSchema.safeParse(name)
  const round = Number(number)
  if (!node.success || !Number.isInteger(round) || round < 1) throw new HttpProblem(400, 'task: node#round.')
  return { node: node.data, round }
}
