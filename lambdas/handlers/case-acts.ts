import { consolePath } from '../core/paths.ts'
import type { Log } from '../core/ports.ts'
import { type CancelOrderDeps, cancelOrder } from '../core/use-cases/cancel-order.ts'
import { type RetryOrderDeps, retryOrder } from '../core/use-cases/retry-order.ts'
import { formOf } from './form.ts'
import { HttpProblem, httpHandler, pageProblem } from './http.ts'

export type CaseActsDeps = Omit<CancelOrderDeps, 'executions'> & {
  executions: CancelOrderDeps['executions'] & RetryOrderDeps['executions']
  log: Log
}

/** `POST /console/orders/{pid}` with `act=retry`, or `act=cancel` and a `reason`; then back to the case. */
export const createCaseActsHandler = (deps: CaseActsDeps) =>
  httpHandler(
    deps.log,
    async (request) => {
      const pid = request.pathParameters?.pid ?? ''
      if (!(await deps.orders.get(pid))) throw new HttpProblem(404, 'No such order.')
      const { act, reason = '' } = formOf(request)
      if (act === 'retry') await retryOrder(deps, pid)
      else if (act === 'cancel') await cancelOrder(deps, { pid, by: 'ops', reason: reason.trim().slice(0, 500) })
      else throw new HttpProblem(400, 'act: retry or cancel.')
      return { statusCode: 303, headers: { location: consolePath(pid) } }
    },
    pageProblem,
  )
