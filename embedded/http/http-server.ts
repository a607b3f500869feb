import { once } from 'node:events'
import { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type AppOptions, createApp } from './app.ts'
import { AddressInUse, AddressUnusable } from './errors.ts'

export interface HttpServer {
  /**
   * Resolves when requests are taken; port 0 takes any free one, which the answer names.
   * @throws AddressInUse, AddressUnusable
   */
  listen(address: { host?: string; port: number }): Promise<{ host: string; port: number; url: string }>
  /** Takes no more requests; resolves when those in flight are answered. */
  close(): Promise<void>
}

/** Serves this machine alone unless `listen` is given a host. */
export function createHttpServer(options: AppOptions): HttpServer {
  const server = createAdaptorServer({ fetch: createApp(options).fetch })
  if (!(server instanceof Server)) throw new TypeError('An HTTP/1.1 server is needed.')
  let closing: Promise<void> | undefined

  server.on('request', (_, answer) => {
    // Once closing, a connection must not wait idle for a next request.
    answer.on('close', () => closing && setImmediate(() => server.closeIdleConnections()))
  })

  return {
    async listen({ host = '127.0.0.1', port }) {
      try {
        await once(server.listen(port, host), 'listening')
      } catch (error) {
        throw addressError(error, host, port)
      }
      const { port: taken } = server.address() as AddressInfo
      return { host, port: taken, url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}` }
    },

    close() {
      closing ??= new Promise((resolve) => server.close(() => resolve()))
      return closing
    },
  }
}

function addressError(error: unknown, host: string, port: number): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return new AddressInUse(host, port, { cause: error })
  if (['EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'].includes(`${code}`))
    return new AddressUnusable(host, port, { cause: error })
  return error
}
