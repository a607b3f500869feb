import * as z from 'zod'
import type { Log } from '../core/ports.ts'
import type { RetryOrderDeps } from '../core/use-cases/retry-order.ts'
import { type RetriedOrders, retryOrders } from '../core/use-cases/retry-orders.ts'
import { casesPath } from '../views/console/case-address.ts'
import { formOf } from './form.ts'
import { HttpProblem, type HttpRequest, httpHandler, pageProblem } from './http.ts'

export type RetryCasesDeps = RetryOrderDeps & { log: Log }

/** `POST /console/retry` with an `error`'s name; then back to the list, which tells how many went. */
export const createRetryCasesHandler = (deps: RetryCasesDeps) =>
  httpHandler(
    deps.log,
    async (request) => {
      const { error } = formOf(request)
      if (!error) throw new HttpProblem(400, 'error: the name of an error.')
      const { retried, refused, more } = await retryOrders(deps, { error, by: 'ops' })
      const told = new URLSearchParams({ retried: `${retried}`, refused: `${refused}`, ...(more && { more: '1' }) })
      return { statusCode: 303, headers: { location: `${casesPath}?${told}` } }
    },
    pageProblem,
  )

const count = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
const told = z.object({ retried: count, refused: count, more: z.literal('1').optional() })

/** What the list's address says of a retry that led there: numbers, no words. */
export function retriedOf({ queryStringParameters = {} }: Pick<HttpRequest, 'queryStringParameters'>) {
  const parsed = told.safeParse(queryStringParameters)
  if (!parsed.success) return undefined
  const { retried, refused, more } = parsed.data
  return { retried, refused, more: more !== undefined } satisfies RetriedOrders
}
