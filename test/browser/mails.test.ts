import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { type Office, openOffice } from '../e2e/office.ts'
import { complaintsOf, launch, openContext, sizes } from './browser.ts'
import { expectNoSideways, expectNoViolations, wcag } from './page-checks.ts'
import { orderAt } from './states/scene.ts'

let office: Office
let browser: Browser
beforeAll(async () => {
  office = await openOffice()
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await office[Symbol.asyncDispose]()
})

/** One mail of each kind, by the beginning of its id or subject. */
async function someMails() {
  await orderAt(office, '1-1′')
  const { pid } = await orderAt(office, '2')
  await office.post(`/console/orders/${pid}`, { act: 'cancel', reason: '申込の取り下げ' })
  await office.see(pid, ({ status }) => status === 'cancelled')
  const late = await orderAt(office, '1-1')
  await office.post(late.link, { act: 'claim', mine: 'yes' })
  await office.post(late.colleagues, { act: 'take-over', 'take-over': 'yes' })
  for (let day = 0; day < 8; day++) {
    await office.forward(86_400)
    await office.calm()
  }
  const mails = (await (await office.get('/mailbox/mails.json')).json()) as {
    mails: { number: number; subject: string }[]
  }
  return [...new Map(mails.mails.map((mail) => [mail.subject, mail])).values()]
}

it('mails read well in a mail program, on a phone and on a desktop, by day and by night', async () => {
  const context = await openContext(browser, office.url, { language: 'ja', device: 'phone' })
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  const mails = await someMails()
  expect(mails.length).toBeGreaterThan(4)
  for (const { number } of mails) {
    // Its frame runs no script, not even a debugger's; its source alone does.
    await page.setContent(await (await office.get(`/mailbox/${number}/html`)).text())
    for (const size of Object.values(sizes)) {
      await page.setViewportSize(size)
      await expectNoSideways(page)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        // A mail stands inside a mail program, which has the landmarks.
        await expectNoViolations(page, wcag)
      }
    }
  }
  expect(complaints).toEqual([])
})
