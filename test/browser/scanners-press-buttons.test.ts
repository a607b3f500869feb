import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { Task } from '../../lambdas/core/order.ts'
import { parseSettings } from '../../settings/settings.ts'
import { settingsInput } from '../builders/settings.ts'
import { answers, type Office, openOffice } from '../e2e/office.ts'
import { launch } from './browser.ts'
import { orderAt } from './states/scene.ts'

let office: Office
let browser: Browser
beforeAll(async () => {
  const two = { members: ['sato', 'suzuki'].map((id) => ({ id, name: id, email: `${id}@example.com` })) }
  const { lanes } = settingsInput()
  office = await openOffice(parseSettings(settingsInput({ lanes: { ...lanes, ライセンス担当: two } })))
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await office[Symbol.asyncDispose]()
})

interface Press {
  path: string
  fields: [string, string][]
}

/** In the page: what each of its buttons would send. */
const buttonsOfPage = `[...document.querySelectorAll('button')].filter(({ form }) => form).map((button) => ({
  path: new URL(button.formAction || button.form.action).pathname,
  fields: [...new FormData(button.form, button)],
}))`

/** What each button of a page would send, with all that the page brings filled in, hidden and folded away. */
async function pressesOf(path: string): Promise<Press[]> {
  const page = await browser.newPage()
  await page.goto(office.url + path)
  const presses = await page.evaluate<Press[]>(buttonsOfPage)
  await page.close()
  return presses
}

/** A mail program that opens every link of every mail that comes, and presses every button behind it, for some hours. */
async function scanFor(hours: number) {
  const seen = new Set<string>()
  for (let hour = 0; hour < hours; hour++) {
    await office.calm()
    const links = (await office.mails()).flatMap(({ text }) => text.match(/\/t\/\S+/g) ?? [])
    for (const link of new Set(links)) {
      seen.add(link)
      for (const { path, fields } of await pressesOf(link)) await office.post(path, Object.fromEntries(fields))
    }
    await office.forward(3_600)
  }
  return [...seen]
}

const standingOf = (task: Task | undefined) => [task?.status, task?.answer, task?.holder]

describe('a program that presses every button of every page that mails lead to', () => {
  it('takes nothing from anybody, completes nothing, leaves no memo and ends no link', async () => {
    const open = await orderAt(office, '1-1')
    const held = await orderAt(office, '1-1')
    await office.post(held.colleagues, { act: 'claim', mine: 'yes' })
    const building = await orderAt(office, '1-2')
    const before = [open, held, building].map(({ pid }) => office.order(pid))
    const mailed = await scanFor(2)
    expect(mailed.length).toBeGreaterThan(6)

    for (const order of before) {
      const after = office.order(order?.pid ?? '')
      for (const [key, task] of Object.entries(order?.tasks ?? {}))
        expect(standingOf(after?.tasks[key])).toEqual(standingOf(task))
      expect(after?.variables).toEqual(order?.variables)
    }
    const links = [open.link, open.colleagues, held.link, held.colleagues, building.link]
    for (const link of links) expect([link, (await office.get(link)).status]).toEqual([link, 200])
    const everyLinkOfOpen = mailed.filter((link) => links.some((one) => one.split('.')[0] === link.split('.')[0]))
    for (const link of everyLinkOfOpen) expect([link, (await office.get(link)).status]).toEqual([link, 200])
  })

  it('leaves the task to people, who do it as before', async () => {
    const { link, colleagues, pid } = await orderAt(office, '1-1')
    await scanFor(1)
    const page = await browser.newPage()
    await page.goto(office.url + link)
    await page.check('#mine')
    await page.click('button[value=claim]')
    expect(await page.textContent('.holder')).toContain('あなたが引き受けています')
    await page.goto(office.url + colleagues)
    await page.check('#take-over')
    await page.click('button[value=take-over]')
    expect(await page.textContent('.holder')).toContain('あなたが引き受けています')
    await page.close()
    expect((await office.post(colleagues, answers['1-1'])).status).toBe(200)
    await office.see(pid, ({ tasks }) => tasks['1-2#1'] !== undefined)
  })
})

it('a lane of one person has nothing to take and nobody to hand it to', async () => {
  const { link } = await orderAt(office, '1-2')
  const names = (await pressesOf(link)).flatMap(({ fields }) => fields.map(([name, value]) => `${name}=${value}`))
  expect(names.filter((name) => /claim|take-over|hand-over|^to=/.test(name))).toEqual([])
  expect(names).toContain('renew=yes')
})
