import { randomUUID } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Log } from '../../lambdas/core/ports.ts'
import { htmlType, pageHeaders, problemPage } from '../../lambdas/handlers/http.ts'
import { lambdaContext } from '../lambda-context.ts'
import { responseOf } from './answer.ts'
import { eventOf } from './event.ts'
import { sayFor } from './language.ts'
import { limitBody } from './limit-body.ts'
import { createRouter, type RouteMatch, type RouteTable } from './route-table.ts'

/** An HTTP API's quota, in bytes. */
const largestBody = 10 * 1024 * 1024

/** Methods whose requests have no body that means anything (RFC 9110, 9.3). */
const bodyless = ['GET', 'HEAD']
const noBody = Buffer.alloc(0)

export interface AppOptions {
  routes: RouteTable
  /** Further apps, each with its own paths, in order; they get what the routes do not take. */
  pages?: Hono[]
  /** In front of routes and pages alike. */
  guard?: MiddlewareHandler
  log: Log
  now?: () => Date
}

type Env = { Bindings: HttpBindings }

/** Answers requests as an HTTP API in front of the routes' functions does, its error answers included. */
export function createApp({ routes, pages = [], guard, log, now = () => new Date() }: AppOptions): Hono<Env> {
  const route = createRouter(routes)
  const app = new Hono<Env>()

  const failed = (c: Context<Env>, error: unknown, fields: Record<string, string>) => {
    log.error('A request failed.', { ...fields, error: error instanceof Error ? error.name : 'unknown' })
    return refused(c, 500, 'Internal Server Error')
  }

  const invoke = async (c: Context<Env>, path: string, match: RouteMatch) => {
    const { routeKey, handler } = match
    const requestId = randomUUID()
    try {
      const request = {
        incoming: c.env.incoming,
        path,
        queryString: new URL(c.req.url).search.slice(1),
        body: bodyless.includes(c.req.method) ? noBody : Buffer.from(await c.req.arrayBuffer()),
        requestId,
        receivedAt: now(),
      }
      return responseOf(await handler(eventOf(request, match), lambdaContext(routeKey, requestId)))
    } catch (error) {
      return failed(c, error, { routeKey, requestId })
    }
  }

  if (guard) app.use(guard)
  app.use(
    limitBody(largestBody, (c) => refused(c, 413, 'Request Entity Too Large')),
    async (c, next) => {
      const path = decoded(new URL(c.req.url).pathname)
      const match = route(c.req.method, path)
      return match ? invoke(c, path, match) : next()
    },
  )
  for (const page of pages) app.route('/', page)
  app.notFound((c) => refused(c, 404, 'Not Found'))
  // A page's own refusals, such as a form from another site, are answers and no failures.
  app.onError((error, c) => (error instanceof HTTPException ? error.getResponse() : failed(c, error, {})))
  return app
}

/** As an HTTP API says it; whoever holds a link or looks with a browser gets a page instead. */
function refused(c: Context, status: 404 | 413 | 500, message: string): Response {
  const isPerson = c.req.header('accept')?.includes('text/html') || new URL(c.req.url).pathname.startsWith('/t/')
  if (!isPerson) return c.json({ message }, status)
  const { body = '' } = problemPage(status, sayFor(c))
  return c.html(body, status, { ...pageHeaders, 'content-type': htmlType })
}

/** What is no UTF-8 stays as it came: a mail program may end a link with half a character, or with one of Shift_JIS. */
const decoded = (path: string): string =>
  path.replace(/(?:%[\da-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped)
    } catch {
      return escaped
    }
  })
