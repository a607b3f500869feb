import type { MiddlewareHandler } from 'hono'

const localNames = ['localhost', '127.0.0.1', '[::1]']

/**
 * Refuses a request that names this server otherwise than as this machine, or by one of `more` host names: another
 * site's page can make its own name mean 127.0.0.1 and then read what it likes (DNS rebinding).
 */
export const onlyLocalNames =
  (more: string[] = []): MiddlewareHandler =>
  async (c, next) => {
    const name = c.req.header('host')?.toLowerCase().replace(/:\d+$/, '') ?? ''
    if (localNames.includes(name) || more.includes(name)) return next()
    return c.json({ message: 'Misdirected Request. Open it as localhost.' }, 421)
  }
