import fc from 'fast-check'
import type { HttpRequest } from '../../lambdas/handlers/http.ts'
import { hostileText, sensibleOrNot } from './hostile-text.ts'

const formType = 'application/x-www-form-urlencoded'

/** Headers that the handlers look at, right and wrong, and some that they do not. */
const headers = fc
  .record(
    {
      accept: sensibleOrNot('text/html', 'application/json', '*/*'),
      host: sensibleOrNot('nouhin.example.com'),
      origin: sensibleOrNot('https://nouhin.example.com', 'https://evil.example', 'null'),
      'sec-fetch-site': sensibleOrNot('same-origin', 'none', 'cross-site'),
      'user-agent': hostileText,
      authorization: hostileText,
    },
    { requiredKeys: [] },
  )
  .map((given) => given as Record<string, string>)

const contentType = fc.oneof(
  { weight: 5, arbitrary: fc.constant(formType) },
  { weight: 1, arbitrary: sensibleOrNot(`${formType}; charset=utf-8`, 'application/json', 'multipart/form-data') },
)

const cookies = fc.array(sensibleOrNot('nouhin-lang=en', 'nouhin-lang=ja', 'nouhin-lang'), { maxLength: 3 })

/** Fields by name; each may be missing, right, hostile, or there twice. */
export type Fields = Record<string, fc.Arbitrary<string>>

const entriesOf = (fields: Fields) =>
  fc
    .tuple(
      fc.record(fields, { requiredKeys: [] }),
      fc.array(fc.tuple(fc.oneof(fc.constantFrom(...Object.keys(fields)), hostileText), hostileText), { maxLength: 2 }),
    )
    .map(([known, more]) => [...(Object.entries(known) as [string, string][]), ...more])

/** A form's body, or what is none. */
const formBody = (fields: Fields) =>
  fc.oneof(
    { weight: 9, arbitrary: entriesOf(fields).map((entries) => new URLSearchParams(entries).toString()) },
    { weight: 1, arbitrary: hostileText },
  )

export interface EventOf {
  method: string
  route: string
  path?: Record<string, fc.Arbitrary<string>>
  query?: Fields
  form?: Fields
  body?: fc.Arbitrary<string>
}

const nobody = {
  accountId: '',
  apiId: '',
  domainName: '',
  domainPrefix: '',
  requestId: '',
  stage: '$default',
  time: '',
  timeEpoch: 0,
}

/** Requests to one route as an HTTP API hands them over (payload format 2.0), most of them odd somewhere. */
export function eventOf({ method, route, path = {}, query = {}, form, body }: EventOf): fc.Arbitrary<HttpRequest> {
  const routeKey = `${method} ${route}`
  return fc
    .record({
      path: fc.record(path),
      query: entriesOf({ ...query, lang: sensibleOrNot('ja', 'en') }),
      headers,
      contentType,
      cookies,
      body: body ?? (form ? formBody(form) : fc.constant(undefined)),
      encoding: fc.constantFrom('plain', 'base64', 'base64', 'mistaken'),
    })
    .map((given) => {
      const isBase64Encoded = given.body !== undefined && given.encoding !== 'plain'
      const sent = given.encoding === 'base64' ? Buffer.from(given.body ?? '').toString('base64') : given.body
      return {
        version: '2.0',
        routeKey,
        rawPath: route,
        rawQueryString: '',
        headers: { ...given.headers, ...(given.body !== undefined && { 'content-type': given.contentType }) },
        cookies: given.cookies,
        pathParameters: given.path,
        queryStringParameters: Object.fromEntries(given.query),
        requestContext: {
          ...nobody,
          routeKey,
          http: { method, path: route, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
        },
        ...(sent !== undefined && { body: sent }),
        isBase64Encoded,
      }
    })
}
