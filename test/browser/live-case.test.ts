import { beforeEach, expect, it } from '@jest/globals'
import { orderAt } from './states/scene.ts'
import { visitOffice } from './visit-office.ts'

const { office, page } = await visitOffice()

let pid: string
beforeEach(async () => {
  ;({ pid } = await orderAt(office, '1-1'))
  await office.calm()
  await page.clock.install()
  await page.goto(`/console/orders/${pid}`)
})

const lit = () => page.locator('[data-node][data-state=current]').getAttribute('data-node')
/** The page's next look at itself, with what came of it. */
async function nextLook() {
  const looked = page.waitForResponse((response) => response.url().includes('part=live'))
  await page.clock.runFor(5_000)
  await (await looked).finished()
  // what the script makes of the answer, it makes at once
  await page.evaluate('new Promise((resolve) => requestIdleCallback(resolve))')
}

it('shows by itself that an order has moved on, and has it read out', async () => {
  expect(await lit()).toBe('1-1')
  await office.answer(pid, '1-1')
  await office.see(pid, ({ tasks }) => tasks['1-2#1'] !== undefined)
  await nextLook()
  await page.waitForFunction('document.querySelector("#live-says").textContent !== ""')
  expect(await lit()).toBe('1-2')
  expect(await page.locator('#live-says').textContent()).toBe('現在の位置: 1-2.環境構築')
})

it('leaves alone what is being filled in', async () => {
  await page.locator('details.cancel summary').click()
  await page.locator('#reason').fill('書きかけ')
  await office.answer(pid, '1-1')
  await office.see(pid, ({ tasks }) => tasks['1-2#1'] !== undefined)
  await nextLook()
  await page.waitForFunction('document.querySelector("#live-says").textContent !== ""')
  expect(await page.locator('#reason').inputValue()).toBe('書きかけ')
  expect(await page.evaluate('document.activeElement.id')).toBe('reason')
})

it('replaces nothing and says nothing when nothing has changed', async () => {
  await page.evaluate('document.querySelector("[data-live=rest]").marked = true')
  await nextLook()
  expect(await page.evaluate('document.querySelector("[data-live=rest]").marked')).toBe(true)
  expect(await page.locator('#live-says').textContent()).toBe('')
})

it('stays in its language though another is chosen elsewhere, and leaves that choice alone', async () => {
  const other = await page.context().newPage()
  await other.goto('/console?lang=en')
  await office.answer(pid, '1-1')
  await office.see(pid, ({ tasks }) => tasks['1-2#1'] !== undefined)
  await nextLook()
  await page.waitForFunction('document.querySelector("#live-says").textContent !== ""')
  expect(await page.locator('#live-says').textContent()).toBe('現在の位置: 1-2.環境構築')
  await other.goto('/console')
  expect(await other.getAttribute('html', 'lang')).toBe('en')
  await other.goto('/console?lang=ja')
  await other.close()
})

it('stops looking once the order has ended', async () => {
  await office.post(`/console/orders/${pid}`, { act: 'cancel', reason: '申込の取り下げ' })
  await nextLook()
  await page.waitForSelector('[data-live=state][data-ended]', { state: 'attached' })
  let looks = 0
  page.on('request', (request) => {
    if (request.url().includes('part=live')) looks++
  })
  await page.clock.runFor(60_000)
  expect(looks).toBe(0)
})
