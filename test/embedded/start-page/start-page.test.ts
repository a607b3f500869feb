import { describe, expect, it } from '@jest/globals'
import { createMailbox } from '../../../embedded/mail/mailbox.ts'
import { createStartPage, type StartPageOptions } from '../../../embedded/start-page/start-page.ts'
import { pageHeaders } from '../../../lambdas/handlers/http.ts'
import { aMail } from '../../contract/mailer.ts'
import { createOrders } from '../../fakes/orders.ts'
import { temporaryDatabase } from '../sqlite/temporary-database.ts'

function aStartPage(given: Partial<StartPageOptions> = {}) {
  const moves: number[] = []
  const turned: number[] = []
  const clock = {
    now: () => new Date('2026-04-01T00:00:00Z'),
    isAhead: () => false,
    setTimer: () => () => {},
    moveForward: async (ms: number) => void moves.push(ms),
    close: () => {},
  }
  const mailbox = createMailbox({ ...temporaryDatabase(), clock })
  const kintone = {
    path: '/k/1/',
    records: () => [{ id: '1', name: '<b>髙﨑商店</b>', status: '1_未対応', state: 'waiting' as const }],
    turnOne: async () => {
      turned.push(1)
      await mailbox.mailer.send(aMail(), `${turned.length}`)
    },
  }
  const app = createStartPage({ clock, orders: createOrders(), kintone, mails: mailbox.mails, isDemo: true, ...given })
  const get = async (headers: Record<string, string> = {}) => (await app.request('/', { headers })).text()
  const post = (path: string, headers: Record<string, string> = {}, url = 'http://localhost:3000') =>
    app.request(`${url}${path}`, {
      method: 'POST',
      body: new URLSearchParams({ seconds: '60' }),
      headers: { origin: url, ...headers },
    })
  return { app, moves, turned, mailer: mailbox.mailer, get, post }
}
const elsewhere = { origin: 'https://evil.example' }

describe('the start page', () => {
  it('has the headers of every page, and runs the product’s own script', async () => {
    const { headers } = await aStartPage().app.request('/')
    const policy = `${pageHeaders['content-security-policy']}; script-src 'self'; connect-src 'self'`
    const expected = { ...pageHeaders, 'content-type': 'text/html; charset=UTF-8', 'content-security-policy': policy }
    expect(Object.fromEntries(headers)).toEqual(expected)
  })

  it('shows records, mails, the flow and the time side by side', async () => {
    const { get, mailer } = aStartPage()
    await mailer.send(aMail({ subject: '次の作業' }), 'a')
    const page = await get()
    for (const part of ['1_未対応', '次の作業', '案件はまだありません。', '2026年4月1日(水) 09:00'])
      expect(page).toContain(part)
    expect(page).not.toContain('<b>')
  })

  it('is in the language that was chosen', async () => {
    const page = await aStartPage().get({ cookie: 'nouhin-lang=en' })
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('Turn a sample contract')
  })

  it('turns a sample contract on, waits for the mail of it and comes back', async () => {
    const { turned, post, get } = aStartPage()
    const { status, headers } = await post('/sample')
    expect([status, headers.get('location'), turned]).toEqual([303, '/', [1]])
    expect(await get()).toContain(aMail().subject)
  })

  it('leaves out what is real, and everything about orders', async () => {
    const { get, post } = aStartPage({ kintone: undefined, mails: undefined, isDemo: false })
    const page = await get()
    expect(page).toContain('href="/console"')
    expect(page).not.toMatch(/mailbox|\/k\/1|action="\/clock"|id="flow"/)
    expect([(await post('/sample')).status, (await post('/clock')).status]).toEqual([404, 404])
  })

  it('moves the clock from a browser, on plain http too, where it sends no Sec-Fetch-Site', async () => {
    const { moves, post } = aStartPage()
    const url = 'http://192.0.2.1:3000'
    expect((await post('/clock', {}, url)).status).toBe(303)
    expect((await post('/clock', { 'sec-fetch-site': 'same-origin' }, url)).status).toBe(303)
    expect(moves).toEqual([60_000, 60_000])
  })

  it('does not move the clock by a form that cannot be read', async () => {
    const { app, moves } = aStartPage()
    const headers = { origin: 'http://localhost', 'content-type': 'multipart/form-data; boundary=x' }
    const answered = await app.request('http://localhost/clock', { method: 'POST', headers, body: '--x\r\nbroken' })
    expect([answered.status, moves]).toEqual([400, []])
  })

  it.each(['/clock', '/sample'])('lets no other site post to %s', async (path) => {
    const { moves, turned, post } = aStartPage()
    expect((await post(path, elsewhere)).status).toBe(403)
    expect((await post(path, { ...elsewhere, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect([moves, turned]).toEqual([[], []])
  })
})
