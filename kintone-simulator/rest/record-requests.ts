import type { MiddlewareHandler } from 'hono'

/** One API request as it came over the wire, without its headers: they hold the token. */
export type RecordedRequest = {
  readonly method: string
  /** Path and query string. */
  readonly url: string
  /** `X-HTTP-Method-Override`, when there was one. */
  readonly override?: string
  /** The body's text; '' when there was none. */
  readonly body: string
}

/** What it gives is awaited. */
export type OnRequest = (request: RecordedRequest) => unknown

/** Tells `onRequest` of each request; the answer is made once it has returned. */
export function recordRequests(onRequest: OnRequest): MiddlewareHandler {
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    const override = c.req.header('x-http-method-override')
    await onRequest({
      method: c.req.method,
      url: pathname + search,
      ...(override && { override }),
      body: await c.req.text(),
    })
    await next()
  }
}
