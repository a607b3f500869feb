import type { Order } from '../core/order.ts'
import { recordHref } from '../core/paths.ts'
import type { Clock, Log, Orders, SettingsSource } from '../core/ports.ts'
import { withProcessStatus } from '../core/process-status.ts'
import type { RefusedReason } from '../views/console/case-acts.ts'
import { renderCasePage } from '../views/console/case-page.ts'
import { eventSentence } from '../views/console/event-sentence.ts'
import { type LiveCase, renderLiveParts } from '../views/console/live-parts.ts'
import { caseJson } from './case-json.ts'
import { fromListOf } from './case-query.ts'
import { wantsJson } from './console.ts'
import { type HttpAnswer, type HttpRequest, httpHandler, json, page, pageHeaders, problemPage } from './http.ts'
import { sayTo } from './language.ts'

export interface CasePageDeps {
  orders: Pick<Orders, 'get'>
  settings: SettingsSource
  clock: Clock
  log: Log
  /** Where an order's execution is looked at; left out: nowhere but on its page. */
  executionUrl?: (pid: string) => string
}

/**
 * `GET /console/orders/{pid}`, with the query of the list that it was opened from, to lead back there; with `?part=live`
 * only the parts that `/live.js` replaces.
 */
export const createCasePageHandler = (deps: CasePageDeps) =>
  httpHandler(deps.log, async (request) => {
    const say = sayTo(request)
    const order = await deps.orders.get(request.pathParameters?.pid ?? '')
    if (!order) return wantsJson(request) ? json(404, { message: 'No such order.' }) : problemPage(404, say)
    if (wantsJson(request)) {
      const { kintone } = await deps.settings.get()
      return json(200, { ...caseJson(order, kintone), history: history(order) })
    }
    const { part, told } = request.queryStringParameters ?? {}
    if (part === 'live') return page(200, renderLiveParts(await liveCase(deps, request, order), say))
    return showCase(deps, request, order, { told })
  })

interface Shown {
  statusCode?: number
  told?: string
  refused?: RefusedReason
}

/** The page of an order. */
export async function showCase(
  deps: Omit<CasePageDeps, 'orders'>,
  request: HttpRequest,
  order: Order,
  { statusCode = 200, ...more }: Shown,
): Promise<HttpAnswer> {
  const shown = await liveCase(deps, request, order)
  return livePage(statusCode, renderCasePage({ ...shown, ...more }, sayTo(request)))
}

async function liveCase(deps: Omit<CasePageDeps, 'orders'>, request: HttpRequest, order: Order): Promise<LiveCase> {
  const { kintone, lanes } = await deps.settings.get()
  return {
    order: withProcessStatus(order, kintone.status),
    now: deps.clock.now(),
    lanes,
    names: kintone,
    from: fromListOf(request),
    recordUrl: recordHref(kintone, order),
    executionUrl: deps.executionUrl?.(order.pid),
  }
}

/** What happened, in sentences; those of a type that has none are told by the type. */
const history = (order: Order) =>
  order.events.map((event) => ({ at: event.at, says: eventSentence(order, event) ?? ([event.type, ''] as const) }))

export type CaseHistory = ReturnType<typeof history>

/** A page that may run the product's own script and ask the product itself, and nothing else. */
function livePage(statusCode: number, body: string): HttpAnswer {
  const policy = `${pageHeaders['content-security-policy']}; script-src 'self'; connect-src 'self'`
  const answer = page(statusCode, body)
  return { ...answer, headers: { ...answer.headers, 'content-security-policy': policy } }
}
