import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** Hono's own limit looks into every body, which costs more than all else of a request; here only where no length is told. */
export const limitBody = (maxSize: number, tooLarge: (c: Context) => Response): MiddlewareHandler => {
  const counted = bodyLimit({ maxSize, onError: tooLarge })
  return async (c, next) => {
    if (c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    return Number(c.req.header('content-length') ?? 0) > maxSize ? tooLarge(c) : next()
  }
}
