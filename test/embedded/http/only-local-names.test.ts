import { describe, expect, it } from '@jest/globals'
import { Hono } from 'hono'
import { onlyLocalNames } from '../../../embedded/http/only-local-names.ts'

const ask = async (host: string | undefined, more?: string[]) => {
  const app = new Hono().use(onlyLocalNames(more)).get('/', (c) => c.text('served'))
  return (await app.request('/', { headers: { ...(host !== undefined && { host }) } })).status
}

describe('a request to this machine alone', () => {
  it.each(['localhost', 'localhost:3000', 'LOCALHOST:3000', '127.0.0.1:3000', '[::1]:3000'])(
    'is served by the name %s',
    async (host) => {
      expect(await ask(host)).toBe(200)
    },
  )

  it.each(['evil.example', 'evil.example:3000', 'localhost.evil.example', '127.0.0.1.evil.example', '', undefined])(
    'is refused by the name %s',
    async (host) => {
      expect(await ask(host)).toBe(421)
    },
  )

  it('is served by a further name that it was given', async () => {
    expect(await ask('demo.example.jp', ['demo.example.jp'])).toBe(200)
  })
})
