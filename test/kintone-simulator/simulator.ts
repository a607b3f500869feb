import { type ServerType, serve } from '@hono/node-server'
import { KintoneRestAPIClient } from '@kintone/rest-api-client'
import {
  createKintoneSimulator,
  type KintoneSimulatorOptions,
} from '../../kintone-simulator/create-kintone-simulator.ts'

export const apiToken = 'token-of-the-ledger'

/** A clock that stands still until told otherwise. */
export function createClock(start = '2026-04-01T00:00:30.000Z') {
  let moment = new Date(start)
  return {
    now: () => moment,
    forward: (milliseconds: number) => {
      moment = new Date(moment.getTime() + milliseconds)
    },
  }
}

export function createIds() {
  let count = 0
  return { uuid: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}` }
}

export function createSimulator(options: Partial<KintoneSimulatorOptions> = {}) {
  const given = { database: ':memory:', apiToken, clock: createClock(), ids: createIds(), ...options }
  return createKintoneSimulator(given)
}

export const customer = { k_id: 'C-1', k_氏名: '山田 花子', k_メールアドレス: 'hanako@example.com' }

/** `{ code: value }` as a request's `record`. */
export function toRecord(values: Record<string, unknown>): Record<string, { value: unknown }> {
  return Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]))
}

type Simulator = ReturnType<typeof createSimulator>

/** Calls the API in process; answers with status and JSON. */
export async function call(simulator: Simulator, method: string, url: string, body?: unknown, token = apiToken) {
  const response = await simulator.app.request(url, {
    method,
    headers: { 'x-cybozu-api-token': token, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined
  return { status: response.status, json, text, headers: response.headers }
}

export const query = (text: string) => `/k/v1/records.json?app=1&query=${encodeURIComponent(text)}`

/** A receiver of webhooks that answers `status` and keeps what it got. */
export function createReceiver(status = 200) {
  const received: { url: string; headers: Headers; payload: Record<string, unknown> }[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    received.push({ url: request.url, headers: request.headers, payload: JSON.parse(await request.text()) })
    return new Response('', { status })
  }
  return { received, options: { fetch, webhookUrl: () => 'https://receiver.example/hook' } }
}

/** The simulator behind a real HTTP server on a free port, with kintone's own client. */
export async function serveSimulator(simulator: Simulator) {
  const { server, port } = await new Promise<{ server: ServerType; port: number }>((resolve) => {
    const server = serve({ fetch: simulator.app.fetch, hostname: '127.0.0.1', port: 0 }, (info) =>
      resolve({ server, port: info.port }),
    )
  })
  // kintone's client takes plain http for the name localhost only
  const baseUrl = `http://localhost:${port}`
  return {
    baseUrl,
    client: new KintoneRestAPIClient({ baseUrl, auth: { apiToken } }),
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      await simulator.close()
    },
  }
}
