import { expect, it } from '@jest/globals'
import { until } from '../e2e/until.ts'
import { sizes } from './browser.ts'
import { andThenPage, press, type } from './states/scene.ts'
import { visitOffice } from './visit-office.ts'

const { office, visitor, page } = await visitOffice()
await page.clock.install()

const panel = (name: string) => page.getByRole('region', { name }).innerText()

it('has something to say on every page before anything has happened', async () => {
  const pages = {
    '/console': '案件はまだありません。',
    '/mailbox': 'メールはありません。',
    '/k/1/': 'レコードはありません。',
  }
  for (const [path, says] of Object.entries(pages)) {
    await page.goto(path)
    expect([path, await page.locator('main').innerText()]).toEqual([path, expect.stringContaining(says)])
    await visitor.expectGood(Object.values(sizes))
  }
})

it('leads a newcomer from a contract to the first task done, in two tabs', async () => {
  await page.goto('/')
  expect(await panel('模擬 kintone')).toContain('レコードはまだありません。')
  await visitor.expectGood(Object.values(sizes))
  await andThenPage(page, () => page.getByRole('button', { name: 'サンプルの契約を「対応要」にする' }).click())
  expect(await panel('メールボックス')).toContain('1-1.ライセンスキー手配')

  const [task] = await Promise.all([
    page.context().waitForEvent('page'),
    page
      .getByRole('link', { name: /^作業を開く.*ライセンスキー手配/ })
      .first()
      .click(),
  ])
  await type(task, { q_licenseKey: 'ABCD-1234-EFGH-5678' })
  await press(task, 'outcome=done')
  await task.close()
  await office.links('k1-1-1', '1-2')
  await page.clock.runFor(5_000)

  // The page has kept up by itself, the mails beside the link just used included.
  await until(
    () => panel('メールボックス'),
    (text) => text.includes('1-2.環境構築') && text.includes('回答済み'),
  )
  await until(
    () => panel('流れ'),
    (text) => text.includes('髙橋 凛'),
  )
  expect(await panel('模擬 kintone')).toContain('3_対応中')
})

it('moves the clock a day and tells the time', async () => {
  await page.goto('/')
  const time = () => page.locator('time').first().getAttribute('datetime')
  const before = Date.parse(`${await time()}`)
  await andThenPage(page, () => page.getByRole('button', { name: '1 日進める' }).click())
  expect(Date.parse(`${await time()}`) - before).toBeGreaterThanOrEqual(86_400_000)
})

it('shows its panels side by side on a desktop and one below the other on a phone', async () => {
  const tops = () =>
    page.evaluate<number[]>(
      "[...document.querySelectorAll('.panel')].map((panel) => panel.getBoundingClientRect().top)",
    )
  await page.goto('/')
  const [first = 0, ...others] = await tops()
  expect(others).toEqual([first, first])
  await page.setViewportSize({ width: 390, height: 844 })
  const stacked = await tops()
  expect(stacked.toSorted((a, b) => a - b)).toEqual(stacked)
  expect(new Set(stacked).size).toBe(3)
})
