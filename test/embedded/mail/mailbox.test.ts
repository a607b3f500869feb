import { describe, expect, it } from '@jest/globals'
import { createMailbox } from '../../../embedded/mail/mailbox.ts'
import { pageHeaders } from '../../../lambdas/handlers/http.ts'
import { aMail, mailerContract } from '../../contract/mailer.ts'
import { inLittleWhile } from '../sqlite/in-little-while.ts'
import { temporaryDatabase } from '../sqlite/temporary-database.ts'

const clock = { now: () => new Date('2026-11-24T00:30:00.000Z') }

mailerContract('The mailbox', async () => {
  const { mailer, mails } = createMailbox({ ...temporaryDatabase(), clock })
  return { mailer, received: async () => mails.oldestFirst({ limit: 100, after: 0 }) }
})

function aMailbox() {
  const { mailer, page } = createMailbox({ ...temporaryDatabase(), clock })
  const request = async (path: string) => page.request(`/mailbox${path}`)
  const get = async (path: string) => (await request(path)).text()
  const send = (n: number, address = 'sato@example.com') =>
    mailer.send(aMail({ subject: `件名${n}`, to: { name: '', address } }), `${n}`)
  return { mailer, request, get, send }
}
const subjectsIn = (page: string) => [...page.matchAll(/<a href="\/mailbox\/\d+">(.*?)<\/a>/g)].map(([, text]) => text)

describe('the mailbox', () => {
  it('keeps mails when the data file is opened again', async () => {
    const database = temporaryDatabase()
    await createMailbox({ ...database, clock }).mailer.send(aMail(), 'a')
    database.close()
    const again = createMailbox({ ...temporaryDatabase(database.path), clock })
    expect(again.mails.find(1)).toEqual({ ...aMail(), number: 1, id: 'a', sentAt: '2026-11-24T00:30:00.000Z' })
  })
})

describe('the mailbox page', () => {
  it('shows nothing before it is on disk', async () => {
    const onDisk: (() => void)[] = []
    const read = <T>(query: () => T) => new Promise<T>((resolve) => onDisk.push(() => resolve(query())))
    const { page } = createMailbox({ ...temporaryDatabase(), read, clock })
    for (const path of ['', '/mails.json', '/1', '/1/html']) {
      const asked = Promise.resolve(page.request(`/mailbox${path}`))
      expect(await Promise.race([asked, inLittleWhile('nothing')])).toBe('nothing')
      onDisk.pop()?.()
      expect(await asked).toMatchObject({ status: path.startsWith('/1') ? 404 : 200 })
    }
  })

  it('says so when there is nothing', async () => {
    expect(await aMailbox().get('')).toContain('メールはありません。')
  })

  it('lists mails newest first, with recipient and time', async () => {
    const { get, send } = aMailbox()
    await send(1)
    await send(2)
    const page = await get('')
    expect(subjectsIn(page)).toEqual(['件名2', '件名1'])
    expect(page).toContain('sato@example.com')
    expect(page).toContain('2026年11月24日(火) 09:30')
  })

  it('is limited to a recipient, chosen among those there are', async () => {
    const { get, send } = aMailbox()
    await send(1)
    await send(2, 'suzuki+a@example.com')
    expect(await get('')).toContain('href="/mailbox?to=suzuki%2Ba%40example.com"')
    expect(subjectsIn(await get('?to=suzuki%2Ba%40example.com'))).toEqual(['件名2'])
  })

  it('leads to older mails of the same recipient', async () => {
    const { get, send } = aMailbox()
    for (let n = 1; n <= 51; n++) await send(n)
    await send(52, 'suzuki@example.com')
    const first = await get('?to=sato%40example.com')
    expect(subjectsIn(first)).toHaveLength(50)
    const [, query] = /href="\/mailbox(\?[^"]*before=\d+)"/.exec(first) ?? []
    expect(subjectsIn(await get(`${query?.replaceAll('&amp;', '&')}`))).toEqual(['件名1'])
  })

  it.each(['?before=x', '?before=-1', '/mails.json?after=%27'])('shows what it can for %s', async (path) => {
    const { request } = aMailbox()
    expect((await request(path)).status).toBe(200)
  })

  it('shows a mail’s text with its links', async () => {
    const { get, send } = aMailbox()
    await send(1)
    expect(await get('/1')).toContain('<a href="http://localhost:8080/t/abc.def_-" rel="noopener">')
  })

  it('shows its HTML in a frame without scripts whose links open outside', async () => {
    const { mailer, get } = aMailbox()
    await mailer.send(aMail({ html: '<html><head></head><body><a href="http://localhost/t/a">開く</a>' }), 'a')
    const [, sandbox, src] = /sandbox="([^"]*)" src="\/mailbox([^"]*)"/.exec(await get('/1')) ?? []
    expect(sandbox).toBe('allow-popups allow-popups-to-escape-sandbox')
    expect(await get(`${src}`)).toBe(
      '<html><head><base target="_blank"></head><body><a href="http://localhost/t/a">開く</a>',
    )
  })

  it('lets a mail’s own HTML do nothing but style itself and open its links', async () => {
    const { request, send } = aMailbox()
    await send(1)
    const policy = (await request('/1/html')).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'")
    expect(policy).toMatch(/frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox$/)
  })

  it('lets nothing of a mail become markup of the page', async () => {
    const { mailer, get } = aMailbox()
    const evil = '"><script>alert(1)</script>'
    await mailer.send(
      { to: { name: evil, address: evil }, subject: evil, text: `${evil} javascript:x`, html: evil },
      'a',
    )
    for (const page of [await get(''), await get('/1')]) expect(page).not.toContain('<script')
    expect(await get('/1')).not.toContain('href="javascript')
  })

  it('has the headers of every page, and frames its own mails alone', async () => {
    const { request, send } = aMailbox()
    await send(1)
    expect(Object.fromEntries((await request('/1')).headers)).toEqual({
      ...pageHeaders,
      'content-type': 'text/html; charset=UTF-8',
      'content-security-policy': `${pageHeaders['content-security-policy']}; frame-src 'self'`,
    })
  })

  it.each(['/2', '/2/html', '/x', '/999999999999999'])(
    'answers 404 for a mail that is not there (%s)',
    async (path) => {
      const { request, send } = aMailbox()
      await send(1)
      expect((await request(path)).status).toBe(404)
    },
  )
})

describe('the mails as JSON', () => {
  it('are oldest first', async () => {
    const { request, send } = aMailbox()
    await send(1)
    await send(2)
    expect(await (await request('/mails.json')).json()).toEqual({
      mails: [1, 2].map((n) => ({
        number: n,
        id: `${n}`,
        to: { name: '', address: 'sato@example.com' },
        subject: `件名${n}`,
        text: aMail().text,
        sentAt: '2026-11-24T00:30:00.000Z',
      })),
      next: '2',
    })
  })

  it('go on after the cursor, which holds when nothing has come', async () => {
    const { request, send } = aMailbox()
    const since = async (cursor: string) => (await request(`/mails.json?after=${cursor}`)).json()
    await send(1)
    expect(await since('1')).toEqual({ mails: [], next: '1' })
    await send(2)
    expect(await since('1')).toMatchObject({ mails: [{ id: '2' }], next: '2' })
  })

  it('are limited to a recipient', async () => {
    const { request, send } = aMailbox()
    await send(1)
    await send(2, 'suzuki@example.com')
    expect(await (await request('/mails.json?to=suzuki%40example.com')).json()).toMatchObject({
      mails: [{ id: '2' }],
    })
  })
})
