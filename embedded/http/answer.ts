import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

/** Statuses whose answers have no body. */
const bodiless = [204, 205, 304]

/**
 * The HTTP answer to what a function returned in payload format 2.0; without a statusCode an HTTP API takes the whole
 * of it as the JSON body of a 200.
 */
export function responseOf(result: APIGatewayProxyStructuredResultV2): Response {
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded } = result
  if (statusCode === undefined) return Response.json(result)
  // The Response that @hono/node-server puts in place of Node's own takes any status, and fails only when it is sent.
  if (!(statusCode >= 200 && statusCode <= 599)) throw new RangeError('A status code is 200 to 599.')
  const answered = new Headers(Object.entries(headers).map(([name, value]) => [name, `${value}`]))
  for (const cookie of cookies) answered.append('set-cookie', cookie)
  const content = isBase64Encoded ? new Uint8Array(Buffer.from(body, 'base64')) : body
  return new Response(bodiless.includes(statusCode) ? null : content, { status: statusCode, headers: answered })
}
