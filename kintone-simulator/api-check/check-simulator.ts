import { randomUUID } from 'node:crypto'
import { createKintoneSimulator, type KintoneSimulator } from '../create-kintone-simulator.ts'
import type { RecordedRequest } from '../rest/record-requests.ts'
import { checkRequest } from './check-request.ts'
import { checkResponse, type RecordedResponse } from './check-response.ts'
import { type Exchange, exchanges } from './exchanges.ts'
import type { Openapi } from './openapi.ts'

/** The outcome of one check; `problems` is empty when it passed. */
export type Check = { readonly name: string; readonly problems: readonly string[] }

/** Puts every exchange to a fresh simulator and checks its answer, and the exchange's own request, by the description. */
export async function checkSimulator(openapi: Openapi): Promise<Check[]> {
  const clock = { now: () => new Date() }
  const ids = { uuid: () => randomUUID() }
  const simulator = createKintoneSimulator({ database: ':memory:', apiToken: 'token', clock, ids })
  const checks: Check[] = []
  for (const exchange of exchanges) {
    const { method, url, override, body } = exchange
    const request = { method, url, ...(override && { override }), body: body === undefined ? '' : JSON.stringify(body) }
    const response = await put(simulator, exchange, request)
    checks.push({
      name: `${exchange.name} (${response.status}${exchange.code ? ` ${exchange.code}` : ''})`,
      problems: [
        ...expected(exchange, response),
        ...checkRequest(openapi, request).map((problem) => `request: ${problem}`),
        ...checkResponse(openapi, request, response).map((problem) => `answer: ${problem}`),
      ],
    })
  }
  await simulator.close()
  return checks
}

async function put(
  simulator: KintoneSimulator,
  exchange: Exchange,
  request: RecordedRequest,
): Promise<RecordedResponse> {
  const { method, url, override, body } = request
  if (exchange.fault) simulator.faults[exchange.fault] = true
  const response = await simulator.app.request(url, {
    method,
    headers: {
      'x-cybozu-api-token': exchange.token ?? 'token',
      ...(override && { 'x-http-method-override': override }),
    },
    ...(body !== '' && { body }),
  })
  if (exchange.fault) simulator.faults[exchange.fault] = false
  const { status, headers } = response
  return { status, contentType: headers.get('content-type') ?? '', body: await response.text() }
}

function expected({ status, code }: Exchange, response: RecordedResponse): string[] {
  const problems = []
  if (response.status !== status) problems.push(`status ${response.status}, not ${status}`)
  if (code && !response.body.includes(`"code":"${code}"`)) problems.push(`not ${code}: ${response.body}`)
  return problems
}
