import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { KintoneRestAPIClient } from '@kintone/rest-api-client'
import { createKintone } from '../../../lambdas/adapters/kintone/kintone.ts'
import { someSettings } from '../../builders/settings.ts'

export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  token: unknown
  authorization?: unknown
  body: Record<string, unknown>
}
type Reply = (asked: Asked, response: ServerResponse) => void

export const json =
  (status: number, body: unknown): Reply =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' }).end(JSON.stringify(body))
/** kintone's own refusal: a code, an id, a message. */
export const refusal = (status: number, code: string) => json(status, { code, id: 'i', message: 'メッセージ' })
export const plain =
  (status: number, type: string, body: string): Reply =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': type }).end(body)

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const url = new URL(request.url ?? '/', 'http://localhost')
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    token: request.headers['x-cybozu-api-token'],
    authorization: request.headers.authorization,
    body: JSON.parse(Buffer.concat(chunks).toString() || '{}'),
  }
}

/**
 * A server on this machine that answers as told, the real client before it, and the adapter before that. The client waits
 * long enough for a busy machine.
 */
export async function scriptedKintone(settings = someSettings(), socketTimeout = 20_000) {
  const asked: Asked[] = []
  let reply: Reply = json(500, {})
  const server = createServer(async (request, response) => {
    const question = await read(request)
    asked.push(question)
    reply(question, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://localhost:${(server.address() as AddressInfo).port}`
  const client = new KintoneRestAPIClient({ baseUrl, auth: { apiToken: 'the-token' }, socketTimeout })
  return {
    baseUrl,
    asked,
    kintone: createKintone({ client, settings: { get: async () => settings } }),
    replies(next: Reply) {
      reply = next
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A record as kintone's API gives it. */
export const aRecord = (changes: Record<string, unknown> = {}) => ({
  $id: { type: '__ID__', value: '2' },
  $revision: { type: '__REVISION__', value: '3' },
  k_id: { type: 'SINGLE_LINE_TEXT', value: 'C-1' },
  k_氏名: { type: 'SINGLE_LINE_TEXT', value: '髙橋 﨑子' },
  k_メールアドレス: { type: 'SINGLE_LINE_TEXT', value: 'a@example.com' },
  k_プラン: { type: 'RADIO_BUTTON', value: 'スタンダード' },
  k_構築希望日時: { type: 'DATETIME', value: '2026-04-10T01:00:00Z' },
  k_マニュアル送付希望: { type: 'RADIO_BUTTON', value: '希望する' },
  k_Qid: { type: 'SINGLE_LINE_TEXT', value: '' },
  k_ステータス: { type: 'RADIO_BUTTON', value: '2_対応要' },
  ...changes,
})
