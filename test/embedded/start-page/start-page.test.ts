import { describe, expect, it } from '@jest/globals'
import { createStartPage } from '../../../embedded/start-page/start-page.ts'
import { pageHeaders } from '../../../lambdas/handlers/http.ts'

function aStartPage() {
  const moves: number[] = []
  const clock = {
    now: () => new Date('2026-04-01T00:00:00Z'),
    isAhead: () => false,
    setTimer: () => () => {},
    moveForward: async (ms: number) => void moves.push(ms),
    close: () => {},
  }
  const app = createStartPage({ clock, simulates: { kintone: true, mail: true }, appId: '1', canMoveClock: true })
  const moveFrom = async (url: string, headers: Record<string, string>) =>
    (await app.request(`${url}/clock`, { method: 'POST', body: new URLSearchParams({ seconds: '60' }), headers }))
      .status
  return { app, moves, moveFrom }
}

describe('the start page', () => {
  it('has the headers of every page', async () => {
    const { headers } = await aStartPage().app.request('/')
    expect(Object.fromEntries(headers)).toEqual({ 'content-type': 'text/html; charset=UTF-8', ...pageHeaders })
  })

  it('moves the clock from a browser, on plain http too, where it sends no Sec-Fetch-Site', async () => {
    const { moves, moveFrom } = aStartPage()
    const url = 'http://192.0.2.1:3000'
    expect(await moveFrom(url, { origin: url })).toBe(303)
    expect(await moveFrom(url, { origin: url, 'sec-fetch-site': 'same-origin' })).toBe(303)
    expect(moves).toEqual([60_000, 60_000])
  })

  it('lets no other site move the clock', async () => {
    const { moves, moveFrom } = aStartPage()
    const headers = { origin: 'https://evil.example' }
    expect(await moveFrom('http://localhost:3000', headers)).toBe(403)
    expect(await moveFrom('http://localhost:3000', { ...headers, 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(moves).toEqual([])
  })
})
