import { expect, it } from '@jest/globals'
import { expectFocusOnFirstError, expectNoSideways, expectNoViolations } from './page-checks.ts'
import { andThenPage, openHidden, orderAt, press, type } from './states/scene.ts'
import { visitOffice } from './visit-office.ts'

const { office, page } = await visitOffice()
const answerOf = (pid: string, key: string) => office.order(pid)?.tasks[key]?.answer
const isShown = (selector: string) => page.locator(selector).first().isVisible()

it('takes a memo with its lines as they were typed, each break as one character', async () => {
  const { pid, link } = await orderAt(office, '1-1')
  const memo = Array.from({ length: 31 }, (_, index) => `${index}`.padEnd(63, 'あ')).join('\n')
  await page.goto(link)
  await type(page, { q_licenseKey: 'KEY-1234', q_memo: memo })
  await press(page, 'outcome=done')
  const order = await office.see(pid, ({ tasks }) => tasks['1-1#1']?.answer !== undefined)
  expect(order.variables.q_memo).toMatchObject([{ text: memo }])
})

it('cuts nothing off that is pasted, and says how long it is', async () => {
  const { link } = await orderAt(office, '2')
  await page.goto(link)
  await type(page, { q_sendZipcode: '100-0001', q_trackingNo: '123456789013' })
  await page.locator('[name=q_sendAddress]').focus()
  await page.keyboard.insertText('東京都千代田区'.repeat(40))
  await press(page, 'outcome=done')
  expect(await page.locator('#q_sendAddress-error').innerText()).toContain(
    '200 文字以内で入力してください(いま 280 文字)。',
  )
  expect(await page.locator('[name=q_sendAddress]').inputValue()).toHaveLength(280)
})

it('completes nothing when a barcode reader sends Enter before the form is filled in, and says what is missing', async () => {
  const { pid, link } = await orderAt(office, '2')
  await page.goto(link)
  expect(await isShown('.wanting')).toBe(false)
  await page.locator('[name=q_trackingNo]').focus()
  await page.keyboard.type('A123456789013B\n')
  expect(await page.locator('.field:has([name=q_sendZipcode]) .wanting').innerText()).toContain(
    '送付先郵便番号を入力してください。',
  )
  expect(await page.locator('[name=q_trackingNo]').inputValue()).toBe('A123456789013B')
  expect(answerOf(pid, '2#1')).toBeUndefined()
  await type(page, { q_sendZipcode: '100-0001', q_sendAddress: '東京都千代田区1-1', q_sendName: '餃子の王様' })
  await andThenPage(page, () => page.locator('[name=q_trackingNo]').press('Enter'))
  expect(answerOf(pid, '2#1')).toMatchObject({ outcome: 'done' })
  expect(office.order(pid)?.variables).toMatchObject({ q_trackingNo: '123456789013', q_sendName: '餃子の王様' })
  expect(await page.locator('main').innerText()).toContain('「餃子の王様 様」')
})

it('shows what nobody sees in a key before it is stored, and goes on without it by the same button', async () => {
  const { pid, link } = await orderAt(office, '1-1')
  await page.goto(link)
  await type(page, { q_licenseKey: 'ABCD\u200b-1234', q_memo: '受け取りました' })
  await press(page, 'outcome=done')
  await expectFocusOnFirstError(page)
  await expectNoViolations(page)
  await expectNoSideways(page)
  expect(answerOf(pid, '1-1#1')).toBeUndefined()
  expect(await page.locator('[name=q_memo]').inputValue()).toBe('受け取りました')
  await type(page, { q_licenseKey: 'ABCD\u200b-1234' })
  await andThenPage(page, () => page.locator('[name=q_licenseKey]').press('Enter'))
  expect(office.order(pid)?.variables.q_licenseKey).toBe('ABCD-1234')
})

it('goes on with an address as it was typed where the person ticks that', async () => {
  const { pid, link } = await orderAt(office, '1-2')
  await page.goto(link)
  await type(page, { q_accessUrl: '\u200bhttps://service.example.com/login.', q_password: 'first-Passw0rd' })
  await press(page, 'outcome=done')
  expect(await page.locator('.strays mark').innerText()).toBe('記号 .')
  await page.locator('[name=keep_q_accessUrl]').check()
  await type(page, { q_password: 'first-Passw0rd' })
  await press(page, 'outcome=done')
  expect(office.order(pid)?.variables.q_accessUrl).toBe('https://service.example.com/login.')
})

it('cancels nothing by Enter in the reason, which is a new line', async () => {
  const { pid } = await orderAt(office, '1-1')
  await page.goto(`/console/orders/${pid}`)
  await page.locator('details.cancel > summary').click()
  await page.locator('[name=reason]').focus()
  await page.keyboard.type('申込の取り下げ\n')
  expect(await page.locator('[name=reason]').inputValue()).toBe('申込の取り下げ\n')
  await page.locator('[name=reason]').fill('あ'.repeat(600))
  await press(page, 'act=cancel')
  await expectFocusOnFirstError(page)
  expect(await page.locator('[name=reason]').inputValue()).toHaveLength(600)
  expect(office.order(pid)?.status).toBe('running')
  await openHidden(page, '[name=reason]')
  await type(page, { reason: '申込の取り下げ' })
  await press(page, 'act=cancel')
  await office.see(pid, ({ status }) => status === 'cancelled')
})
