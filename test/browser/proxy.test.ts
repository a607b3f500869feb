import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { freePort } from '../../bin/free-port.ts'
import { readSettings } from '../../embedded/read-settings.ts'
import { answers, type Office, openOffice } from '../e2e/office.ts'
import { demoSettings } from '../e2e/place-process.ts'
import { launch, sizes } from './browser.ts'
import { startReverseProxy } from './reverse-proxy.ts'
import { andThenPage, orderAt, press, type } from './states/scene.ts'
import { openVisitor } from './visitor.ts'

let office: Office
let browser: Browser
let proxy: Awaited<ReturnType<typeof startReverseProxy>>
let publicUrl: string
beforeAll(async () => {
  const port = await freePort()
  publicUrl = `http://nouhin.localhost:${port}`
  office = await openOffice({ ...readSettings(demoSettings), publicUrl })
  proxy = await startReverseProxy(port, Number(new URL(office.url).port))
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await proxy.close()
  await office[Symbol.asyncDispose]()
})

/** The link as it is written in the newest mail of the task. */
async function mailedLink(pid: string, path: string) {
  const texts = (await office.mails()).map(({ text }) => text)
  const link = texts.flatMap((text) => text.match(/https?:\S+\/t\/\S+/g) ?? []).find((found) => found.endsWith(path))
  if (!link) throw new Error(`no mail of ${pid} has ${path}`)
  return link
}

/** Posts through the proxy; not every machine knows its name, but everyone knows 127.0.0.1. */
const postFrom = (origin: string, link: string) =>
  fetch(link.replace('nouhin.localhost', '127.0.0.1'), {
    method: 'POST',
    body: new URLSearchParams(answers['1-1']),
    headers: { origin },
  })

describe('behind a proxy with a name of its own', () => {
  it('a mailed link opens on a phone, and its form moves the order on', async () => {
    const { pid, link: path } = await orderAt(office, '1-1')
    const link = await mailedLink(pid, path)
    expect(new URL(link).origin).toBe(publicUrl)
    const visitor = await openVisitor(browser, publicUrl, { language: 'ja', device: 'phone' })
    const { page } = visitor
    await page.goto(link)
    await visitor.expectGood([sizes.phone])
    await type(page, { q_licenseKey: 'KEY-BY-PHONE-1' })
    await press(page, 'outcome=done')
    expect(new URL(page.url()).origin).toBe(publicUrl)
    await visitor.expectGood([sizes.phone])
    const order = await office.see(pid, ({ tasks }) => tasks['1-2#1'] !== undefined)
    expect(order.variables.q_licenseKey).toBe('KEY-BY-PHONE-1')
    expect(new Set(proxy.hosts)).toEqual(new Set([new URL(publicUrl).host]))
    await visitor.close()
  })

  it('a form of another site is refused, in the browser and by its headers, and nothing has happened', async () => {
    const { pid, link: path } = await orderAt(office, '1-1')
    const link = await mailedLink(pid, path)
    const before = office.order(pid)
    const visitor = await openVisitor(browser, office.url, { language: 'ja', device: 'phone' })
    const { page } = visitor
    await page.setContent(`<form method="post" action="${link}">
<input name="outcome" value="done"><input name="q_licenseKey" value="KEY-OF-A-STRANGER"><button>go</button></form>`)
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      andThenPage(page, () => page.locator('button').click()),
    ])
    expect(answer.status()).toBe(403)
    expect(await page.locator('h1').textContent()).toContain('ほかのサイト')
    await visitor.close()

    // A browser of old says no more than the origin.
    for (const origin of ['https://elsewhere.example.com', 'http://127.0.0.1', 'null'])
      expect([origin, (await postFrom(origin, link)).status]).toEqual([origin, 403])
    expect(office.order(pid)).toEqual(before)
  })

  it('a browser of old is known by its origin, as the proxy keeps the name that it asked for', async () => {
    const { pid, link: path } = await orderAt(office, '1-1')
    const origin = `http://127.0.0.1:${new URL(publicUrl).port}`
    expect((await postFrom(origin, await mailedLink(pid, path))).status).toBe(200)
    await office.see(pid, ({ tasks }) => tasks['1-2#1'] !== undefined)
  })
})
