import { expect, it } from '@jest/globals'
import { andThenPage, orderAt, press } from './states/scene.ts'
import { visitOffice } from './visit-office.ts'

const { office, page } = await visitOffice()

it('leads from a case back to the list as it was narrowed, after an act and a change of language, too', async () => {
  await orderAt(office, '1-2')
  const list = `${office.url}/console?lane=${encodeURIComponent('構築担当')}&sort=opened`
  await page.goto(list)
  await andThenPage(page, () => page.locator('a.case-link').first().click())
  await press(page, 'act=resend')
  await andThenPage(page, () => page.locator('a.language').click())
  await andThenPage(page, () => page.getByRole('link', { name: 'Back to the list' }).click())
  expect(page.url()).toBe(list)
})
