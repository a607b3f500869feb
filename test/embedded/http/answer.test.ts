import { describe, expect, it } from '@jest/globals'
import { runningServer } from './running-server.ts'

async function answerTo(result: unknown, method = 'GET') {
  const { url } = await runningServer({ [`${method} /a`]: () => result })
  return fetch(`${url}/a`, { method, redirect: 'manual' })
}

describe('the answer to a request', () => {
  it('has the status, headers and body of the result', async () => {
    const answer = await answerTo({
      statusCode: 201,
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'x-n': 1, 'x-b': true },
      body: '<p>納品</p>',
    })
    expect(answer.status).toBe(201)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-n': '1',
      'x-b': 'true',
    })
    expect(await answer.text()).toBe('<p>納品</p>')
  })

  it('has each cookie in a header of its own', async () => {
    const answer = await answerTo({ statusCode: 200, cookies: ['a=1; HttpOnly', 'b=2'] })
    expect(answer.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2'])
  })

  it('has a base64 body decoded', async () => {
    const answer = await answerTo({
      statusCode: 200,
      body: Buffer.from([0, 255]).toString('base64'),
      isBase64Encoded: true,
    })
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 255])
  })

  it('is plain text unless the result says otherwise', async () => {
    const answer = await answerTo({ statusCode: 200, body: 'a' })
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/i)
  })

  it('is a redirect where the result is one', async () => {
    const answer = await answerTo({ statusCode: 303, headers: { location: '/b' } })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/b'])
  })

  it('of status 204 has no body, whatever the result has', async () => {
    const answer = await answerTo({ statusCode: 204, body: 'a' })
    expect([answer.status, await answer.text()]).toEqual([204, ''])
  })

  it('to HEAD keeps headers and drops the body', async () => {
    const answer = await answerTo({ statusCode: 200, headers: { 'x-a': 'b' }, body: 'a' }, 'HEAD')
    expect([answer.status, answer.headers.get('x-a'), await answer.text()]).toEqual([200, 'b', ''])
  })

  it('is the whole result as JSON where it has no status', async () => {
    const answer = await answerTo({ message: '納品' })
    expect([answer.status, await answer.json()]).toEqual([200, { message: '納品' }])
  })
})
