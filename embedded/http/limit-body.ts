import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** Hono's own limit, which has a stream made of every request's body, only where a request does not tell its length. */
export const limitBody = (maxSize: number, tooLarge: (c: Context) => Response): MiddlewareHandler => {
  const counted = bodyLimit({ maxSize, onError: tooLarge })
  return async (c, next) => {
    if (c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    return Number(c.req.header('content-length') ?? 0) > maxSize ? tooLarge(c) : next()
  }
}
