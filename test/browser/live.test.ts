import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { type Office, openOffice } from '../e2e/office.ts'
import { until } from '../e2e/until.ts'
import { complaintsOf, launch, openContext } from './browser.ts'
import { openHidden, orderAt } from './states/scene.ts'

let office: Office
let browser: Browser
let page: Page
let complaints: string[]
beforeAll(async () => {
  office = await openOffice()
  browser = await launch()
  page = await (await openContext(browser, office.url, { language: 'ja', device: 'desktop' })).newPage()
  complaints = complaintsOf(page)
})
afterAll(async () => {
  await browser.close()
  await office[Symbol.asyncDispose]()
})

const nowAt = () => page.locator('[aria-current=step]').allInnerTexts()

it('the picture of a case moves on by itself, while what is being typed stays', async () => {
  const { pid } = await orderAt(office, '1-1')
  await page.goto(`/console/orders/${pid}`)
  expect((await nowAt()).join()).toContain('1-1.ライセンスキー手配')
  await openHidden(page, '[name=reason]')
  const reason = page.locator('[name=reason]:visible').first()
  await reason.fill('書きかけ')

  await office.answer(pid, '1-1')
  await until(nowAt, (texts) => texts.join().includes('1-2.環境構築'))
  expect(await reason.inputValue()).toBe('書きかけ')
  expect(complaints).toEqual([])
})
