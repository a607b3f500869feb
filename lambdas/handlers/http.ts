import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Log } from '../core/ports.ts'
import type { Say } from '../views/language.ts'
import { type Notice, renderNotice } from '../views/notice-page.ts'
import { choiceCookies, sayTo } from './language.ts'

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

export const htmlType = 'text/html; charset=utf-8'

export const page = (statusCode: number, body: string): HttpAnswer => ({
  statusCode,
  headers: { ...pageHeaders, 'content-type': htmlType },
  body,
})

/** The body as bytes, whichever way API Gateway hands it over. */
export const bodyOf = ({ body, isBase64Encoded }: HttpRequest) =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8')

/** A problem as the one who asked can read it: JSON for programs, a page for people. */
export type ShowProblem = (problem: HttpProblem, say: Say) => HttpAnswer
const jsonProblem: ShowProblem = ({ statusCode, message, details }) =>
  json(statusCode, { message, ...(details.length > 0 && { details }) })
export const pageProblem: ShowProblem = ({ statusCode }, say) => problemPage(statusCode, say)

const problemNotices: Readonly<Record<number, Notice>> = {
  400: { kind: 'not-understood' },
  403: { kind: 'other-site' },
  404: { kind: 'not-found' },
  413: { kind: 'too-large' },
  415: { kind: 'no-form' },
}

/** The page that says why a request was refused; whatever has no words of its own did not work just now. */
export const problemPage = (statusCode: number, say: Say): HttpAnswer =>
  page(statusCode, renderNotice(problemNotices[statusCode] ?? { kind: 'unavailable' }, say))

/** A choice of language holds for every page that follows. */
function withChoice(request: HttpRequest, answer: HttpAnswer): HttpAnswer {
  const cookies = answer.headers?.['content-type'] === htmlType ? choiceCookies(request) : []
  return cookies.length > 0 ? { ...answer, cookies } : answer
}

/** Wraps a handler of one HTTP route: problems become their status, anything else a 500 without a word of it. */
export const httpHandler = (log: Log, serve: (request: HttpRequest) => Promise<HttpAnswer>, show = jsonProblem) =>
  middy<HttpRequest, HttpAnswer>()
    .onError((request) => {
      const { error, event } = request
      if (!(error instanceof HttpProblem))
        log.error('request failed', { route: event.routeKey, error: error?.name ?? 'Error' })
      const problem = error instanceof HttpProblem ? error : new HttpProblem(500, 'Internal error. Try again.')
      request.response = withChoice(event, show(problem, sayTo(event)))
    })
    .handler(async (request) => withChoice(request, await serve(request)))
