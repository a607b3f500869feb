import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { answers, type Office, openOffice } from './office.ts'
import { pageOf } from './page.ts'

/** A deadline so far off that nobody is reminded before the link expires. */
const nextYear = `${new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 16)}:00Z`

let office: Office
let pid: string
let path: string
beforeEach(async () => {
  office = await openOffice()
  ;({ pid } = await office.openedOrder({ k_構築希望日時: nextYear }))
  ;[path = ''] = await office.links(pid, '1-1', { to: 'sato' })
  await office.forward(91 * 86_400)
})
afterEach(() => office[Symbol.asyncDispose]())

const mailsFrom = async (count: number) => (await office.mails()).slice(count)

it('an expired link offers a fresh one and shows nothing of the order', async () => {
  const before = office.stored()
  const { status, says, html } = await pageOf(office.get(path))
  expect([status, says]).toEqual([410, 'expired'])
  expect(html).toContain('name="renew"')
  expect(html).not.toMatch(/髙﨑|ichiro/)
  expect(office.stored()).toEqual(before)
})

it('an expired link takes no answer', async () => {
  const before = office.stored()
  expect((await pageOf(office.post(path, answers['1-1']))).status).toBe(410)
  expect(office.stored()).toEqual(before)
})

it('an expired link has a fresh one mailed to its member alone, which works, and is then revoked itself', async () => {
  const mailed = (await office.mails()).length
  const asked = await pageOf(office.post(path, { renew: 'yes' }))
  expect([asked.status, asked.says]).toEqual([200, 'link-sent'])
  expect((await mailsFrom(mailed)).map(({ to }) => to.address)).toEqual(['sato@example.com'])
  const [, fresh = ''] = await office.links(pid, '1-1', { to: 'sato', count: 2 })
  expect(fresh).not.toBe(path)
  expect(asked.html).not.toContain(fresh)

  const old = await pageOf(office.get(path))
  expect([old.status, old.says]).toEqual([410, 'revoked'])
  expect((await pageOf(office.post(path, answers['1-1']))).says).toBe('revoked')
  expect((await pageOf(office.get(fresh))).says).toBe('task')
  expect((await pageOf(office.post(fresh, answers['1-1']))).says).toBe('completed')
  expect(office.order(pid)?.tasks['1-1#1']?.answer?.by.id).toBe('sato')
})

it('an expired link has one fresh mail sent, however often it is asked for at once', async () => {
  const mailed = (await office.mails()).length
  const asked = await Promise.all(Array.from({ length: 20 }, () => pageOf(office.post(path, { renew: 'yes' }))))
  expect(asked.map(({ says }) => says)).toEqual(Array.from({ length: 20 }, () => 'link-sent'))
  expect(await mailsFrom(mailed)).toHaveLength(1)
})

it('an expired link leaves the links of the other members as they are', async () => {
  const [colleagues = ''] = await office.links(pid, '1-1', { to: 'suzuki' })
  await office.post(path, { renew: 'yes' })
  expect((await pageOf(office.get(colleagues))).says).toBe('expired')
})
