import { sameText } from '../../lambdas/core/link.ts'
import { pageHeaders } from '../../lambdas/handlers/http.ts'
import type { HttpHandler } from './route-table.ts'

/**
 * Lets a request through that carries user and password by HTTP Basic authentication; without a password, every one.
 * A browser asks for them by itself. Source: RFC 7617.
 */
export function guarded(handler: HttpHandler, user: string, password: string | undefined): HttpHandler {
  if (password === undefined) return handler
  const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  return async (event, context) =>
    sameText(event.headers.authorization ?? '', expected)
      ? handler(event, context)
      : {
          statusCode: 401,
          headers: {
            ...pageHeaders,
            'content-type': 'text/plain; charset=utf-8',
            'www-authenticate': 'Basic realm="Nouhin", charset="UTF-8"',
          },
          body: `ユーザー名 ${user} と secrets.json の opsPassword が必要です。\nUser ${user} and the opsPassword of secrets.json are needed.\n`,
        }
}
