import { expect, it } from '@jest/globals'
import { expectFocusOnFirstError } from './page-checks.ts'
import { andThenPage, orderAt, type } from './states/scene.ts'
import { visitOffice } from './visit-office.ts'

const { office, page } = await visitOffice()

/** Presses Tab until this has the focus. */
async function tabTo(selector: string) {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return
  }
  throw new Error(`Tab never came to ${selector}`)
}

it('lets a task be finished without a mouse', async () => {
  const { pid, link } = await orderAt(office, '1-2')
  await page.goto(link)
  await tabTo('[name=q_accessUrl]')
  await page.keyboard.type('https://service.example.com/login')
  await tabTo('[name=q_password]')
  await page.keyboard.type('first-Passw0rd')
  await tabTo('button[name=outcome][value=done]')
  await andThenPage(page, () => page.keyboard.press('Enter'))
  expect(office.order(pid)?.tasks['1-2#1']?.answer).toMatchObject({ outcome: 'done', by: { id: 'takahashi' } })
})

it('takes Enter in a field for 完了する, not for the return, the look at the key or any other button', async () => {
  const { pid, link } = await orderAt(office, '1-2')
  const events = office.order(pid)?.events.length ?? 0
  await page.goto(link)
  await page.locator('[name=q_password]').fill('first-Passw0rd')
  await page.locator('[name=q_accessUrl]').fill('https://service.example.com/login')
  await andThenPage(page, () => page.keyboard.press('Enter'))
  const order = await office.see(pid, ({ tasks }) => tasks['1-2#1']?.answer !== undefined)
  expect(order.tasks['1-2#1']?.answer?.outcome).toBe('done')
  expect(order.events[events]?.type).toBe('task-answered')
})

it('puts the focus on the first thing that is wrong, and keeps the rest as it was typed', async () => {
  const { link } = await orderAt(office, '2')
  await page.goto(link)
  await page.locator('[name=q_sendZipcode]').fill('100-0001')
  await page.locator('[name=q_sendAddress]').fill('東京都千代田区1-1')
  await page.locator('[name=q_trackingNo]').fill('123456789012')
  await andThenPage(page, () => page.keyboard.press('Enter'))
  await expectFocusOnFirstError(page)
  expect(await page.locator('[name=q_trackingNo]').getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('[name=q_sendAddress]').inputValue()).toBe('東京都千代田区1-1')
})

it('keeps what is typed when the language is switched on a page that came back, and Enter still completes', async () => {
  const { pid, link } = await orderAt(office, '2')
  await page.goto(link)
  await type(page, { q_sendZipcode: '100-0001', q_sendAddress: '東京都千代田区1-1', q_trackingNo: '123456789012' })
  await andThenPage(page, () => page.keyboard.press('Enter'))
  await type(page, { q_memo: '書きかけのメモ' })
  await andThenPage(page, () => page.getByRole('button', { name: 'English' }).press('Enter'))
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  await expectFocusOnFirstError(page)
  expect(await page.locator('[name=q_memo]').inputValue()).toBe('書きかけのメモ')
  expect(office.order(pid)?.tasks['2#1']?.answer).toBeUndefined()
  await page.locator('[name=confirm_q_trackingNo]').check()
  await andThenPage(page, () => page.locator('[name=q_trackingNo]').press('Enter'))
  expect(office.order(pid)?.tasks['2#1']?.answer).toMatchObject({ outcome: 'done' })
  await page.goto('/console?lang=ja')
})

it('skips the header of a page at the first press of Tab', async () => {
  const { link } = await orderAt(office, '1-1')
  await page.goto(link)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.matches("main")')).toBe(true)
})
