import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Log } from '../core/ports.ts'
import { renderNotice } from '../views/notice-page.ts'

export type HttpRequest = APIGatewayProxyEventV2
export type HttpAnswer = APIGatewayProxyStructuredResultV2

/** A request that cannot be served: it becomes the answer, in one place. The text is fixed and names no value. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly statusCode: number
  readonly details: readonly string[]
  constructor(statusCode: number, message: string, details: readonly string[] = []) {
    super(message)
    this.statusCode = statusCode
    this.details = details
  }
}

/** What every page and answer carries: nothing is cached, framed, sniffed or scripted. */
export const pageHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
}

export const json = (statusCode: number, body: unknown): HttpAnswer => ({
  statusCode,
  headers: { ...pageHeaders, 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
})

export const page = (statusCode: number, body: string): HttpAnswer => ({
  statusCode,
  headers: { ...pageHeaders, 'content-type': 'text/html; charset=utf-8' },
  body,
})

/** The body as bytes, whichever way API Gateway hands it over. */
export const bodyOf = ({ body, isBase64Encoded }: HttpRequest) =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8')

/** A problem as the one who asked can read it: JSON for programs, a page for people. */
export type ShowProblem = (problem: HttpProblem) => HttpAnswer
const jsonProblem: ShowProblem = ({ statusCode, message, details }) =>
  json(statusCode, { message, ...(details.length > 0 && { details }) })
export const pageProblem: ShowProblem = ({ statusCode }) => page(statusCode, renderNotice({ kind: 'unavailable' }))

/** Wraps a handler of one HTTP route: problems become their status, anything else a 500 without a word of it. */
export const httpHandler = (log: Log, serve: (request: HttpRequest) => Promise<HttpAnswer>, show = jsonProblem) =>
  middy<HttpRequest, HttpAnswer>()
    .onError((request) => {
      const { error, event } = request
      if (!(error instanceof HttpProblem))
        log.error('request failed', { route: event.routeKey, error: error?.name ?? 'Error' })
      request.response = show(error instanceof HttpProblem ? error : new HttpProblem(500, 'Internal error. Try again.'))
    })
    .handler(serve)
