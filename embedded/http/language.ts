import type { Context } from 'hono'
import { choiceCookies, sayTo } from '../../lambdas/handlers/language.ts'
import type { Say } from '../../lambdas/views/language.ts'

/** The language to answer in, for pages beside the functions; a choice made by this request is remembered. */
export function sayFor(c: Context): Say {
  const signs = { queryStringParameters: c.req.query(), cookies: c.req.header('cookie')?.split(/;\s*/) }
  for (const cookie of choiceCookies(signs)) c.header('set-cookie', cookie, { append: true })
  return sayTo(signs)
}
