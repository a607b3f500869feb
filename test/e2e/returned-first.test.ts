import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { answers, type Office, openOffice } from './office.ts'
import { pageOf } from './page.ts'

/** Longer than the hours of the settings and any run of days off. */
const longAfter = 14 * 86_400

let office: Office
let pid: string
beforeEach(async () => {
  office = await openOffice()
  ;({ pid } = await office.openedOrder())
  const [link = ''] = await office.links(pid, '1-1', { to: 'suzuki' })
  await office.post(link, answers['1-1'])
  await office.answer(pid, '1-2', { outcome: 'returned', reason: '別のプランのキーです。' })
  await office.see(pid, ({ tasks }) => tasks['1-1′#2'] !== undefined)
  await office.calm()
})
afterEach(() => office[Symbol.asyncDispose]())

const askedOf = async () =>
  (await office.mails())
    .filter(
      ({ subject, text }) => subject.includes('1-1′') && !/Due soon|overdue|Overdue/.test(subject + text.slice(0, 60)),
    )
    .map(({ to }) => to.address)

it('a returned key goes first to whoever arranged it, and to the others when its time is up', async () => {
  expect(await askedOf()).toEqual(['suzuki@example.com'])
  const [link = ''] = await office.links(pid, '1-1′', { round: 2, to: 'suzuki' })
  expect((await pageOf(office.get(link))).html).toContain('手配された方に、まずご案内しています。')
  await office.forward(longAfter)
  await office.see(pid, ({ tasks }) => tasks['1-1′#2']?.offers.length === 2)
  const [others = ''] = await office.links(pid, '1-1′', { round: 2, to: 'sato' })
  expect(await pageOf(office.post(others, answers['1-1′']))).toMatchObject({ status: 200, says: 'completed' })
})

it('stays with whoever arranged it once they have taken it', async () => {
  const [link = ''] = await office.links(pid, '1-1′', { round: 2, to: 'suzuki' })
  expect((await office.post(link, { act: 'claim', mine: 'yes' })).status).toBe(303)
  await office.forward(longAfter)
  await office.see(pid, ({ tasks }) => tasks['1-1′#2']?.stages.length === 0)
  await office.calm()
  expect(office.order(pid)?.tasks['1-1′#2']?.offers).toHaveLength(1)
  expect((await askedOf()).filter((address) => address.startsWith('sato'))).toEqual([])
})
