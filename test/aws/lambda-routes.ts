import type { HttpHandler, RouteTable } from '../../embedded/http/route-table.ts'
import { createCaseListHandler } from '../../lambdas/handlers/console.ts'
import type { FunctionName } from '../../lib/names.ts'

type Invoke = (name: FunctionName, event: unknown) => Promise<unknown>

/** The HTTP API's routes to the functions. The case list has none on AWS; it shows a test what the table holds. */
export function lambdaRoutes(invoke: Invoke, deps: Parameters<typeof createCaseListHandler>[0]): RouteTable {
  const to =
    (name: FunctionName): HttpHandler =>
    async (event) =>
      (await invoke(name, event)) as Awaited<ReturnType<HttpHandler>>
  return {
    'POST /webhook/kintone': to('receive-webhook'),
    'POST /webhook/kintone/{secret}': to('receive-webhook'),
    'GET /t/{link}': to('task-page'),
    'HEAD /t/{link}': to('task-page'),
    'POST /t/{link}': to('task-page'),
    'GET /style.css': to('style'),
    'GET /console': createCaseListHandler(deps),
  }
}
