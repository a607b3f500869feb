import type { IncomingMessage } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { RouteMatch } from './route-table.ts'

/**
 * What an HTTP API leaves as text; all else, forms and bodies without a type among it, is base64-encoded. Its
 * documentation does not say which; it was measured: https://github.com/ministackorg/ministack/pull/766
 */
const textType = /^(text\/[^;]+|application\/(json|xml|javascript))\s*(;|$)/i

export interface ReceivedRequest {
  incoming: Pick<IncomingMessage, 'method' | 'httpVersion' | 'headersDistinct' | 'socket'>
  /** Decoded, as an HTTP API has it. */
  path: string
  /** As it came, without the question mark. */
  queryString: string
  body: Buffer
  requestId: string
  receivedAt: Date
}

/**
 * The event that an HTTP API gives a function for a request, payload format 2.0:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function eventOf(request: ReceivedRequest, { routeKey, pathParameters }: RouteMatch): APIGatewayProxyEventV2 {
  const { incoming, path, queryString, body } = request
  const { cookie, ...distinct } = incoming.headersDistinct
  const headers = joined(Object.entries(distinct))
  const query = [...new URLSearchParams(queryString)].map(([name, value]): [string, string[]] => [name, [value]])
  const isBase64Encoded = body.length > 0 && !textType.test(headers['content-type'] ?? '')
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: queryString,
    ...(cookie && { cookies: cookie.flatMap((header) => header.split(/;\s*/)) }),
    headers,
    ...(query.length > 0 && { queryStringParameters: joined(query) }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    requestContext: requestContextOf(request, routeKey, headers),
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  }
}

function requestContextOf(
  { incoming, path, requestId, receivedAt }: ReceivedRequest,
  routeKey: string,
  headers: Record<string, string>,
): APIGatewayProxyEventV2['requestContext'] {
  const domainName = (headers.host ?? '').replace(/:\d+$/, '')
  return {
    accountId: 'anonymous',
    apiId: 'embedded',
    domainName,
    domainPrefix: domainName.split('.')[0] ?? '',
    http: {
      method: incoming.method ?? '',
      path,
      protocol: `HTTP/${incoming.httpVersion}`,
      sourceIp: (incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
      userAgent: headers['user-agent'] ?? '',
    },
    requestId,
    routeKey,
    stage: '$default',
    time: clfTime(receivedAt),
    timeEpoch: receivedAt.getTime(),
  }
}

/** Values of one name, comma-joined. */
function joined(entries: [string, string[] | undefined][]): Record<string, string> {
  const values = new Map<string, string[]>()
  for (const [name, more = []] of entries) values.set(name, [...(values.get(name) ?? []), ...more])
  return Object.fromEntries([...values].map(([name, all]) => [name, all.join(',')]))
}

/** Like 07/Aug/2026:01:37:53 +0000. */
const clfTime = (moment: Date) =>
  moment.toUTCString().replace(/^\w+, (\d+) (\w+) (\d+) (\S+) GMT$/, '$1/$2/$3:$4 +0000')
