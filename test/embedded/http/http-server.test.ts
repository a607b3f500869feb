import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from '@jest/globals'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { createHttpServer } from '../../../embedded/http/http-server.ts'
import { createLog } from '../../../embedded/log.ts'
import { ok, runningServer } from './running-server.ts'

const megabytes = (n: number) => Buffer.alloc(n * 1024 * 1024, 'a')
const said = (body: string) => () => ({ statusCode: 200, body })

describe('the routes', () => {
  it('are found by method and path', async () => {
    const { url } = await runningServer({ 'GET /a': said('got'), 'POST /a': said('posted') })
    expect(await (await fetch(`${url}/a`)).text()).toBe('got')
    expect(await (await fetch(`${url}/a`, { method: 'POST' })).text()).toBe('posted')
  })

  it('prefer a literal segment to a parameter', async () => {
    const { url } = await runningServer({
      'GET /{a}/{b}': said('ab'),
      'GET /t/{b}': said('tb'),
      'GET /t/new': said('new'),
    })
    expect(await (await fetch(`${url}/t/new`)).text()).toBe('new')
    expect(await (await fetch(`${url}/t/old`)).text()).toBe('tb')
    expect(await (await fetch(`${url}/x/new`)).text()).toBe('ab')
  })

  it.each(['/', '/b', '/t', '/a/b'])('not in the table answer 404 (%s)', async (path) => {
    const { url } = await runningServer({ 'GET /t/{link}': ok })
    const answer = await fetch(`${url}${path}`)
    expect([answer.status, await answer.json()]).toEqual([404, { message: 'Not Found' }])
  })

  it.each([
    ['a browser', '/b', { accept: 'text/html,*/*;q=0.8' }],
    ['the holder of a link', '/t/a/b', {}],
  ])('not in the table answer %s with a page', async (_, path, headers) => {
    const { url } = await runningServer({ 'GET /t/{link}': ok })
    const answer = await fetch(`${url}${path}?lang=en`, { headers: headers as Record<string, string> })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect(answer.headers.getSetCookie()).toEqual([expect.stringContaining('nouhin-lang=en')])
    expect(await answer.text()).toContain('Page not found')
  })

  it('answer 404 to a method that the path does not have', async () => {
    const { url } = await runningServer({ 'GET /a': ok })
    const answer = await fetch(`${url}/a`, { method: 'DELETE' })
    expect([answer.status, await answer.json()]).toEqual([404, { message: 'Not Found' }])
  })

  it('take HEAD only where the table has it', async () => {
    const { url, events } = await runningServer({ 'GET /a': ok, 'GET /b': ok, 'HEAD /b': ok })
    expect((await fetch(`${url}/a`, { method: 'HEAD' })).status).toBe(404)
    expect((await fetch(`${url}/b`, { method: 'HEAD' })).status).toBe(200)
    expect(events.map(({ routeKey }) => routeKey)).toEqual(['HEAD /b'])
  })

  it.each([
    ['%E4%BD', '%E4%BD'],
    ['a%20b%81B', 'a b%81B'],
    ['a%E3%80%82%', 'a。%'],
    ['a%2', 'a%2'],
  ])('take a path that cannot be decoded as it came (%s)', async (path, link) => {
    const { url, events } = await runningServer({ 'GET /t/{link}': ok })
    expect((await fetch(`${url}/t/${path}`)).status).toBe(200)
    expect(events.map(({ pathParameters }) => pathParameters)).toEqual([{ link }])
  })

  it.each(['a', 'GET', 'GET a', 'get /a', 'GET /{a}b', 'GET /{proxy+}'])(
    'are refused when misspelt (%s)',
    (routeKey) => {
      expect(() => createHttpServer({ routes: { [routeKey]: async () => ok() }, log: createLog(() => {}) })).toThrow(
        expect.objectContaining({ name: 'RouteKeyInvalid' }),
      )
    },
  )
})

describe('the size of a body', () => {
  it('may be 10 MB', async () => {
    const { url, events } = await runningServer({ 'POST /a': ok })
    const answer = await fetch(`${url}/a`, {
      method: 'POST',
      body: megabytes(10),
      headers: { 'content-type': 'text/plain' },
    })
    expect(answer.status).toBe(200)
    expect(events[0]?.body).toHaveLength(10 * 1024 * 1024)
  })

  it('over that answers 413', async () => {
    const { url, events } = await runningServer({ 'POST /a': ok })
    const answer = await fetch(`${url}/a`, { method: 'POST', body: megabytes(11) })
    expect([answer.status, await answer.json()]).toEqual([413, { message: 'Request Entity Too Large' }])
    expect(events).toEqual([])
  })

  it('over that answers 413 too when its length was not announced', async () => {
    const { url } = await runningServer({ 'POST /a': ok })
    const body = ReadableStream.from(Array.from({ length: 11 }, () => megabytes(1)))
    const answer = await fetch(`${url}/a`, { method: 'POST', body, duplex: 'half' } as RequestInit)
    expect(answer.status).toBe(413)
  })
})

describe('a handler that fails', () => {
  const broken = () => {
    throw new TypeError('佐藤 hunter2')
  }

  it.each([
    ['throws', broken],
    ['gives no answer', () => undefined],
    ['gives an impossible status', () => ({ statusCode: 99 })],
    ['gives a header that cannot be sent', () => ({ statusCode: 200, headers: { a: '佐藤' } })],
  ])('and %s answers 500', async (_, handler) => {
    const { url } = await runningServer({ 'GET /a': handler })
    const answer = await fetch(`${url}/a`)
    expect([answer.status, await answer.json()]).toEqual([500, { message: 'Internal Server Error' }])
  })

  it('is logged in one line by its route, without path or values', async () => {
    const { url, lines } = await runningServer({ 'GET /t/{link}': broken })
    await fetch(`${url}/t/hunter2?q=hunter2`)
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', routeKey: 'GET /t/{link}', error: 'TypeError' })
    expect(lines[0]).not.toMatch(/hunter2|佐藤/)
  })
})

describe('further pages', () => {
  const page = new Hono()
    .basePath('/mailbox')
    .get('/', (c) => c.text('list'))
    .get('/broken', () => {
      throw new TypeError('hunter2')
    })

  it('get what the routes do not take', async () => {
    const { url } = await runningServer({ 'GET /mailbox/a': said('route') }, [page])
    expect(await (await fetch(`${url}/mailbox`)).text()).toBe('list')
    expect(await (await fetch(`${url}/mailbox/a`)).text()).toBe('route')
    expect((await fetch(`${url}/mailbox/b`)).status).toBe(404)
  })

  it('refuse by an exception of their own without a failure', async () => {
    const refusing = new Hono().get('/refused', () => {
      throw new HTTPException(403, { message: 'Forbidden' })
    })
    const { url, lines } = await runningServer({}, [refusing])
    expect((await fetch(`${url}/refused`)).status).toBe(403)
    expect(lines).toEqual([])
  })

  it('fail with the same answer and one line', async () => {
    const { url, lines } = await runningServer({}, [page])
    expect((await fetch(`${url}/mailbox/broken`)).status).toBe(500)
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain('hunter2')
  })
})

describe('the server', () => {
  it('refuses a port that is taken, with what to do', async () => {
    const { port } = await runningServer({})
    const second = createHttpServer({ routes: {}, log: createLog(() => {}) })
    await expect(second.listen({ port })).rejects.toMatchObject({
      name: 'AddressInUse',
      message: expect.stringContaining('choose another port'),
    })
  })

  it('refuses an address of another machine', async () => {
    const server = createHttpServer({ routes: {}, log: createLog(() => {}) })
    await expect(server.listen({ host: '192.0.2.1', port: 0 })).rejects.toMatchObject({ name: 'AddressUnusable' })
  })

  it('answers what is in flight before it is closed, at once after it', async () => {
    let finish = () => {}
    let started = () => {}
    const inFlight = new Promise<void>((resolve) => {
      started = resolve
    })
    const { url, server } = await runningServer({
      'GET /slow': () => {
        started()
        return new Promise((resolve) => {
          finish = () => resolve({ statusCode: 200, body: 'done' })
        })
      },
    })
    const answer = fetch(`${url}/slow`)
    await inFlight
    let closed = false
    const closing = server.close().then(() => {
      closed = true
    })
    await new Promise(setImmediate)
    expect(closed).toBe(false)
    const finishedAt = Date.now()
    finish()
    expect(await (await answer).text()).toBe('done')
    await closing
    expect(Date.now() - finishedAt).toBeLessThan(1_000)
    await expect(fetch(`${url}/slow`)).rejects.toThrow()
  })

  it('answers 400 to what is no HTTP', async () => {
    const { host, port } = await runningServer({})
    const socket = connect(port, host)
    socket.end('nonsense\r\n\r\n')
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400/)
  })
})
