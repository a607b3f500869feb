import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { eventOf } from '../../embedded/http/event.ts'
import type { RouteTable } from '../../embedded/http/route-table.ts'
import { lambdaContext } from '../../embedded/lambda-context.ts'

/** Calls the handler of a route with the payload 2.0 event of a POST. */
export function createAsk(routes: RouteTable) {
  return async (routeKey: string, pathParameters: Record<string, string>, contentType: string, body: string) => {
    const handler = routes[routeKey]
    if (!handler) throw new Error(`no route ${routeKey}`)
    const requestId = randomUUID()
    const path = routeKey.replace(/^\S+ /, '').replace(/\{(\w+)\}/g, (_, name: string) => pathParameters[name] ?? '')
    const incoming = {
      method: 'POST',
      httpVersion: '1.1',
      headersDistinct: { 'content-type': [contentType] },
      socket: { remoteAddress: '127.0.0.1' } as Socket,
    }
    const request = { incoming, path, queryString: '', body: Buffer.from(body), requestId, receivedAt: new Date() }
    const event = eventOf(request, { routeKey, handler, pathParameters })
    const answered = await handler(event, lambdaContext(routeKey, requestId))
    return { status: answered.statusCode ?? 0, body: answered.body ?? '' }
  }
}
