import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

/** Breaks off without an answer; where there is no socket to break, a gateway's 502 stands for it. */
export function breakConnection(outgoing: HttpBindings['outgoing'] | undefined): Response {
  if (!outgoing) return new Response('Bad Gateway', { status: 502 })
  outgoing.destroy()
  return RESPONSE_ALREADY_SENT
}
