import { describe, expect, it } from '@jest/globals'
import { fetchAccessToken } from '../../../embedded/mail/access-token.ts'
import { createTokenSource } from '../../../embedded/mail/token-source.ts'
import { aToken, tokenEndpoint } from './token-endpoint.ts'

const client = { clientId: 'app', clientSecret: 'hush' }
const now = () => 1_000_000

describe('a token for the mail server', () => {
  it('comes by a refresh token, where there is one', async () => {
    const { url, asked } = await tokenEndpoint(() => aToken('abc'))
    const got = await fetchAccessToken({ ...client, tokenUrl: url, refreshToken: 'r1', scope: 'smtp' }, now, 1000)
    expect(got).toEqual({ token: 'abc', expires: 1_000_000 + 3_540_000 })
    expect(asked).toEqual([
      { grant_type: 'refresh_token', refresh_token: 'r1', client_id: 'app', client_secret: 'hush', scope: 'smtp' },
    ])
  })

  it('comes in the app’s own name where there is none', async () => {
    const { url, asked } = await tokenEndpoint(() => aToken('abc'))
    await fetchAccessToken({ ...client, tokenUrl: url }, now, 1000)
    expect(asked).toEqual([{ grant_type: 'client_credentials', client_id: 'app', client_secret: 'hush' }])
  })

  it.each([
    [
      'a refusal with its code',
      { status: 400, body: '{"error":"invalid_grant","error_description":"secret 佐藤"}' },
      'invalid_grant',
    ],
    ['a refusal without one', { status: 401, body: '<html>no</html>' }, '401'],
    ['a refusal of strange words', { status: 400, body: '{"error":"<b>sato@example.com</b>"}' }, '400'],
    ['a page in place of an answer', { body: '<html>login</html>' }, 'unreachable'],
    ['an answer without a token', { body: '{}' }, 'unreachable'],
    ['a token that would end a line', { body: JSON.stringify({ access_token: 'a\r\nb' }) }, 'unreachable'],
    ['an answer without end', { body: `{"access_token":"a","x":"${'x'.repeat(100_000)}"}` }, 'unreachable'],
    ['a way elsewhere', { status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }, 'unreachable'],
    ['trouble of the provider', { status: 503, body: 'busy' }, 'unreachable'],
  ])('does not come with %s', async (_, answer, reason) => {
    const { url } = await tokenEndpoint(() => answer)
    const refused = await fetchAccessToken({ ...client, tokenUrl: url }, now, 1000).catch((error: Error) => error)
    expect(refused).toMatchObject({ name: 'NoAccessToken', reason })
    expect(`${refused} ${JSON.stringify(refused)}`).not.toMatch(/hush|佐藤|sato/)
  })

  it('does not come from nobody', async () => {
    const gone = fetchAccessToken({ ...client, tokenUrl: 'http://127.0.0.1:1/token' }, now, 1000)
    await expect(gone).rejects.toMatchObject({ name: 'NoAccessToken', reason: 'unreachable' })
  })
})

describe('the source of tokens', () => {
  it('asks once for those who ask at once, and again when the time is up or the token was refused', async () => {
    let time = 0
    const { url, asked } = await tokenEndpoint((_, count) => aToken(`t${count}`))
    const source = createTokenSource({ ...client, tokenUrl: url }, { now: () => time })
    const tokens = await Promise.all([source.get(), source.get(), source.get()])
    expect(tokens.map(({ token }) => token)).toEqual(['t1', 't1', 't1'])
    time = 3_541_000
    expect((await source.get()).token).toBe('t2')
    source.forget()
    expect((await source.get()).token).toBe('t3')
    expect(asked).toHaveLength(3)
  })

  it('asks again after a refusal', async () => {
    const { url } = await tokenEndpoint((_, count) => (count === 1 ? { status: 503, body: '' } : aToken('t')))
    const source = createTokenSource({ ...client, tokenUrl: url })
    await expect(source.get()).rejects.toMatchObject({ reason: 'unreachable' })
    expect((await source.get()).token).toBe('t')
  })

  it('goes on with the refresh token that the provider gives in place of the last, and tells of it', async () => {
    const { url, asked } = await tokenEndpoint((_, count) => aToken(`t${count}`, { refresh_token: `r${count}` }))
    const changes: unknown[] = []
    const onRefreshToken = (change: unknown) => void changes.push(change)
    const source = createTokenSource({ ...client, tokenUrl: url, refreshToken: 'r0' }, { onRefreshToken })
    await source.get()
    source.forget()
    await source.get()
    expect(asked.map(({ refresh_token }) => refresh_token)).toEqual(['r0', 'r1'])
    expect(changes).toEqual([
      { used: 'r0', next: 'r1' },
      { used: 'r1', next: 'r2' },
    ])
  })
})
