import { createCaseListHandler, createCasePageHandler } from '../lambdas/handlers/console.ts'
import { createReceiveWebhookHandler } from '../lambdas/handlers/receive-webhook.ts'
import { serveStyle } from '../lambdas/handlers/style.ts'
import { createTaskPageHandler } from '../lambdas/handlers/task-page.ts'
import type { RouteTable } from './http/route-table.ts'

export type RouteDeps = Parameters<typeof createReceiveWebhookHandler>[0] &
  Parameters<typeof createTaskPageHandler>[0] &
  Parameters<typeof createCaseListHandler>[0]

/** The HTTP API's routes, as on AWS. A webhook without its secret gets the answer of a wrong one. */
export function createRoutes(deps: RouteDeps): RouteTable {
  const receiveWebhook = createReceiveWebhookHandler(deps)
  const taskPage = createTaskPageHandler(deps)
  const caseList = createCaseListHandler(deps)
  const casePage = createCasePageHandler(deps)
  return {
    'POST /webhook/kintone': receiveWebhook,
    'POST /webhook/kintone/{secret}': receiveWebhook,
    'GET /t/{link}': taskPage,
    'HEAD /t/{link}': taskPage,
    'POST /t/{link}': taskPage,
    'GET /console': caseList,
    'GET /console/orders/{pid}': casePage,
    'GET /style.css': serveStyle,
  }
}
