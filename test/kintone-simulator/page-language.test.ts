import { describe, expect, it } from '@jest/globals'
import { createSimulator, customer } from './simulator.ts'

const english = { headers: { cookie: 'lang=en' } }

describe('the page', () => {
  it('is Japanese until somebody chooses English, which a cookie then remembers', async () => {
    const { app } = createSimulator()
    expect(await (await app.request('/k/1/')).text()).toContain('<html lang="ja">')
    const chosen = await app.request('/k/1/?lang=en')
    expect(chosen.headers.get('set-cookie')).toBe('lang=en; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax')
    expect(await chosen.text()).toContain('Add a record')
    expect(await (await app.request('/k/1/', english)).text()).toContain('<html lang="en">')
  })

  it('keeps what it shows when the language is switched', async () => {
    const simulator = createSimulator()
    simulator.records.add(customer)
    const page = await (await simulator.app.request('/k/1/show?record=1')).text()
    expect(page).toContain('href="/k/1/show?record=1&amp;lang=en"')
  })

  it.each(['?lang=fr', '?lang='])('takes no other language: %s', async (query) => {
    const answer = await createSimulator().app.request(`/k/1/${query}`, english)
    expect([answer.headers.get('set-cookie'), await answer.text()]).toEqual([
      null,
      expect.stringContaining('<html lang="en">'),
    ])
  })

  it('names its cookie and leads back as it is told to', async () => {
    const { app } = createSimulator({ languageCookie: 'tongue', home: '/' })
    const page = await (await app.request('/k/1/', { headers: { cookie: 'tongue=en' } })).text()
    expect(page).toContain('<a href="/">Start page</a>')
  })

  it('allows no style and no script of its own', async () => {
    const answer = await createSimulator().app.request('/k/1/')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'")
    expect(await answer.text()).not.toMatch(/<style|style=|<script/)
  })
})
