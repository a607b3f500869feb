import { request } from 'node:http'
import { describe, expect, it } from '@jest/globals'
import { ok, runningServer } from './running-server.ts'

const formBody = 'reason=%E6%8C%87%E6%91%98&outcome=returned'

/** The one event that a request to `POST /in/{name}` or another route gives. */
async function eventFor(path: string, init: RequestInit = {}, routeKey = `${init.method ?? 'GET'} /in/{name}`) {
  const { url, events } = await runningServer({ [routeKey]: ok })
  await fetch(`${url}${path}`, init)
  return events[0]
}

/** Sends what fetch cannot: repeated headers, and a body without a type. */
const sent = (url: string, headers: string[], body?: string) =>
  new Promise<void>((resolve, reject) => {
    const outgoing = request(url, { method: body === undefined ? 'GET' : 'POST', headers }, (answer) =>
      answer.resume().on('end', resolve),
    )
    outgoing.on('error', reject).end(body)
  })

describe('the event of a request', () => {
  it('is payload format 2.0 with all its parts', async () => {
    const { url, host, port, events } = await runningServer({ 'GET /in/{name}': ok })
    await fetch(`${url}/in/a?b=1`, { headers: { 'user-agent': 'test' } })
    expect(events[0]).toEqual({
      version: '2.0',
      routeKey: 'GET /in/{name}',
      rawPath: '/in/a',
      rawQueryString: 'b=1',
      headers: expect.objectContaining({ host: `${host}:${port}`, 'user-agent': 'test' }),
      queryStringParameters: { b: '1' },
      pathParameters: { name: 'a' },
      requestContext: {
        accountId: 'anonymous',
        apiId: 'embedded',
        domainName: '127.0.0.1',
        domainPrefix: '127',
        http: { method: 'GET', path: '/in/a', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        routeKey: 'GET /in/{name}',
        stage: '$default',
        time: '07/Aug/2026:01:37:53 +0000',
        timeEpoch: 1786066673815,
      },
      isBase64Encoded: false,
    })
  })

  it('has the path decoded', async () => {
    const event = await eventFor('/in/%E4%BD%90%E8%97%A4%20a')
    expect(event).toMatchObject({ rawPath: '/in/佐藤 a', pathParameters: { name: '佐藤 a' } })
  })

  it('has the query string as it came, and its parameters decoded and comma-joined', async () => {
    const event = await eventFor('/in/a?q=%E4%BD%90%20x&q=y+z&r=')
    expect(event).toMatchObject({
      rawQueryString: 'q=%E4%BD%90%20x&q=y+z&r=',
      queryStringParameters: { q: '佐 x,y z', r: '' },
    })
  })

  it('has header names in lower case and repeated ones comma-joined', async () => {
    const { url, events } = await runningServer({ 'GET /in/{name}': ok })
    await sent(`${url}/in/a`, ['Host', 'localhost', 'X-Some', 'a', 'x-some', 'b'])
    expect(events[0]?.headers).toMatchObject({ 'x-some': 'a,b' })
  })

  it('has cookies apart from the headers', async () => {
    const event = await eventFor('/in/a', { headers: { cookie: 'a=1; b=2' } })
    expect(event?.cookies).toEqual(['a=1', 'b=2'])
    expect(event?.headers).not.toHaveProperty('cookie')
  })

  it.each([
    'text/plain',
    'text/html; charset=utf-8',
    'application/json',
    'Application/JSON; charset=UTF-8',
    'application/xml',
    'application/javascript',
  ])('has a body of %s as text', async (type) => {
    const event = await eventFor('/in/a', { method: 'POST', headers: { 'content-type': type }, body: '{"a":"佐藤"}' })
    expect(event).toMatchObject({ body: '{"a":"佐藤"}', isBase64Encoded: false })
  })

  it.each([
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded;charset=UTF-8',
    'application/octet-stream',
    'application/vnd.api+json',
    'multipart/form-data; boundary=x',
    'image/svg+xml',
  ])('has a body of %s in base64', async (type) => {
    const event = await eventFor('/in/a', { method: 'POST', headers: { 'content-type': type }, body: formBody })
    expect(event).toMatchObject({ body: Buffer.from(formBody).toString('base64'), isBase64Encoded: true })
  })

  it('has a body without a type in base64', async () => {
    const { url, events } = await runningServer({ 'POST /in/{name}': ok })
    await sent(`${url}/in/a`, ['Host', 'localhost', 'Content-Length', '1'], 'a')
    expect(events[0]).toMatchObject({ body: 'YQ==', isBase64Encoded: true })
  })

  it('has no body when none came', async () => {
    const event = await eventFor('/in/a', { method: 'POST' })
    expect(event).not.toHaveProperty('body')
    expect(event?.isBase64Encoded).toBe(false)
  })

  it('comes with a context that counts down', async () => {
    const remaining: number[] = []
    const { url } = await runningServer({
      'GET /a': (_, context) => {
        remaining.push(context.getRemainingTimeInMillis())
        return ok()
      },
    })
    await fetch(`${url}/a`)
    expect(remaining[0]).toBeGreaterThan(29_000)
    expect(remaining[0]).toBeLessThanOrEqual(30_000)
  })
})
