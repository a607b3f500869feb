import { createCaseActsHandler } from '../lambdas/handlers/case-acts.ts'
import { createCasePageHandler } from '../lambdas/handlers/case-page.ts'
import { createCaseCsvHandler, createCaseListHandler, createCaseXlsxHandler } from '../lambdas/handlers/console.ts'
import { serveLiveScript } from '../lambdas/handlers/live-script.ts'
import { createReceiveWebhookHandler } from '../lambdas/handlers/receive-webhook.ts'
import { createRetryCasesHandler } from '../lambdas/handlers/retry-cases.ts'
import { serveStyle } from '../lambdas/handlers/style.ts'
import { createTaskPageHandler } from '../lambdas/handlers/task-page.ts'
import { guarded } from './http/guarded.ts'
import type { HttpHandler, RouteTable } from './http/route-table.ts'

export type RouteDeps = Parameters<typeof createReceiveWebhookHandler>[0] &
  Parameters<typeof createTaskPageHandler>[0] &
  Parameters<typeof createCaseListHandler>[0] &
  Parameters<typeof createCasePageHandler>[0] &
  Parameters<typeof createCaseActsHandler>[0] &
  Parameters<typeof createRetryCasesHandler>[0] & {
    /** Left out: the console is open, as where nothing real is connected. */
    consolePassword?: string
  }

/** The HTTP API's routes, as on AWS. A webhook without its secret gets the answer of a wrong one. */
export function createRoutes(deps: RouteDeps): RouteTable {
  const receiveWebhook = createReceiveWebhookHandler(deps)
  const taskPage = createTaskPageHandler(deps)
  const guard = (handler: HttpHandler) => guarded(handler, 'ops', deps.consolePassword)
  return {
    'POST /webhook/kintone': receiveWebhook,
    'POST /webhook/kintone/{secret}': receiveWebhook,
    'GET /t/{link}': taskPage,
    'HEAD /t/{link}': taskPage,
    'POST /t/{link}': taskPage,
    'GET /console': guard(createCaseListHandler(deps)),
    'GET /console/cases.csv': guard(createCaseCsvHandler(deps)),
    'GET /console/cases.xlsx': guard(createCaseXlsxHandler(deps)),
    'POST /console/retry': guard(createRetryCasesHandler(deps)),
    'GET /console/orders/{pid}': guard(createCasePageHandler(deps)),
    'POST /console/orders/{pid}': guard(createCaseActsHandler(deps)),
    'GET /style.css': serveStyle,
    'GET /live.js': serveLiveScript,
  }
}
