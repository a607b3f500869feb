import type { MiddlewareHandler } from 'hono'

/** Refuses a POST that another site's page made a browser send; clients that are no browser send neither header. */
export const sameOriginOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'POST' && !isSameOrigin(c.req.header.bind(c.req), new URL(c.req.url).host)) {
    return c.text('別のサイトからの送信は受け付けません。 Cross-site requests are refused.', 403)
  }
  await next()
}

function isSameOrigin(header: (name: string) => string | undefined, host: string): boolean {
  const site = header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = header('origin')
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === (header('host') ?? host)
}
