import type { Order } from '../core/order.ts'
import type { Clock, Log, Orders } from '../core/ports.ts'
import { renderCaseList } from '../views/console/case-list.ts'
import { renderCasePage } from '../views/console/case-page.ts'
import { caseJson } from './case-json.ts'
import { type HttpRequest, httpHandler, json, page, problemPage } from './http.ts'
import { sayTo } from './language.ts'

export interface ConsoleDeps {
  orders: Orders
  clock: Clock
  log: Log
}

/** What one list shows at the most. */
const mostRows = 200

/** `GET /console`: the open orders, oldest first, and the latest that have ended. */
export const createCaseListHandler = (deps: ConsoleDeps) =>
  httpHandler(deps.log, async (request) => {
    const [open, ended] = await Promise.all([listed(deps, 'open'), listed(deps, 'ended')])
    if (wantsJson(request)) return json(200, { open: open.map(caseJson), ended: ended.map(caseJson) })
    return page(200, renderCaseList({ open, ended, now: deps.clock.now() }, sayTo(request)))
  })

/** `GET /console/orders/{pid}`. */
export const createCasePageHandler = (deps: ConsoleDeps) =>
  httpHandler(deps.log, async (request) => {
    const order = await deps.orders.get(request.pathParameters?.pid ?? '')
    if (!order) return wantsJson(request) ? json(404, { message: 'No such order.' }) : problemPage(404, sayTo(request))
    if (wantsJson(request)) return json(200, caseJson(order))
    return page(200, renderCasePage({ order, now: deps.clock.now() }, sayTo(request)))
  })

async function listed({ orders }: ConsoleDeps, state: 'open' | 'ended'): Promise<Order[]> {
  const { items } = await orders.list({ state, newestFirst: state === 'ended', limit: mostRows })
  return (await Promise.all(items.map((pid) => orders.get(pid)))).filter((order) => order !== undefined)
}

const wantsJson = ({ headers }: HttpRequest) => headers.accept?.startsWith('application/json') ?? false
