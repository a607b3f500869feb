import type { Context } from 'aws-lambda'
import { createCasePageHandler } from '../../lambdas/handlers/case-page.ts'
import { createCaseListHandler, createCaseXlsxHandler } from '../../lambdas/handlers/console.ts'
import type { HttpAnswer, HttpRequest } from '../../lambdas/handlers/http.ts'
import { casesPath, casesXlsxPath, retryPath } from '../../lambdas/views/console/case-address.ts'
import { type ConsoleAnswer, type ConsoleRequest, createConsoleOffice } from './console-office.ts'
import type { Office } from './office.ts'

type Handler = (event: HttpRequest, context: Context) => Promise<HttpAnswer>
export type ReadDeps = Parameters<typeof createCaseListHandler>[0] & Parameters<typeof createCasePageHandler>[0]

/** What answers acts, on one order and on all that failed alike. */
export interface ActHandlers {
  act: Handler
  retry: Handler
}

/** The office by the console's handlers themselves, where no server runs them. Without `acts` it can only be read. */
export function openHandlerOffice(deps: ReadDeps, acts: ActHandlers): Office {
  const reads: Record<string, unknown> = {
    [casesPath]: createCaseListHandler(deps),
    [casesXlsxPath]: createCaseXlsxHandler(deps),
  }
  const show = createCasePageHandler(deps)
  return createConsoleOffice(async (request) => {
    const handler = request.path === retryPath ? acts.retry : handlerOf(request)
    return answerOf((await handler(eventOf(request), {} as Context)) as HttpAnswer)
  })

  function handlerOf({ method, path }: ConsoleRequest): Handler {
    if (method === 'POST') return acts.act
    return (reads[path] ?? show) as Handler
  }
}

/** As an HTTP API would hand it over, as far as the console looks. */
function eventOf({ method, path, query = {}, form }: ConsoleRequest): HttpRequest {
  const pid = /^\/console\/orders\/(.+)$/.exec(path)?.[1]
  return {
    routeKey: `${method} ${path}`,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    queryStringParameters: query,
    pathParameters: pid === undefined ? {} : { pid: decodeURIComponent(pid) },
    ...(form && { body: new URLSearchParams(form).toString() }),
    isBase64Encoded: false,
  } as unknown as HttpRequest
}

const answerOf = ({ statusCode = 200, headers = {}, body = '', isBase64Encoded }: HttpAnswer): ConsoleAnswer => ({
  status: statusCode,
  ...(headers.location !== undefined && { location: `${headers.location}` }),
  body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
})
