import { expect, it } from '@jest/globals'
import { orderAt } from './states/scene.ts'
import { visitOffice } from './visit-office.ts'

const { office, page } = await visitOffice()

const pressed = 'button, summary, .holder, .search, .tabs, .skip'
const shownOf = (selector: string) => page.locator(selector).filter({ visible: true }).count()

it('paper shows an order and nothing to press', async () => {
  const { pid, link } = await orderAt(office, '1-2')
  for (const path of [link, `/console/orders/${pid}`, '/console']) {
    await page.emulateMedia({ media: 'screen' })
    await page.goto(path)
    expect([path, await shownOf(pressed)]).not.toEqual([path, 0])
    await page.emulateMedia({ media: 'print' })
    expect([path, await shownOf(pressed)]).toEqual([path, 0])
    expect(await page.locator('h1').isVisible()).toBe(true)
  }
  await page.emulateMedia({ media: 'screen' })
})

it.each([
  ['a phone', 390],
  ['a desktop', 1280],
])('the step where an order stands has a frame, whatever colours the reader has, on %s', async (_, width) => {
  const { pid } = await orderAt(office, '1-2')
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(`/console/orders/${pid}`)
  const framed = await page.evaluate(
    '[...document.querySelectorAll(".node")].filter((node) => getComputedStyle(node).outlineStyle === "solid").map((node) => node.dataset.node)',
  )
  expect(framed).toEqual(['1-2'])
  await page.emulateMedia({ forcedColors: 'none' })
})

it('a long reason leaves the other columns their room', async () => {
  const { pid } = await orderAt(office, '1-2')
  await office.answer(pid, '1-2', { outcome: 'returned', reason: 'キーが別のプランのものです。'.repeat(100) })
  await office.links(pid, '1-1′', { round: 2 })
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`/console/orders/${pid}`)
  const step = page.getByRole('rowheader', { name: '1-2.環境構築' })
  expect((await step.boundingBox())?.width).toBeGreaterThanOrEqual(150)
})
