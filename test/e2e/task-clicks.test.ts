import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { jstText } from '../../lambdas/views/time.ts'
import { answers, type Office, openOffice } from './office.ts'
import { pageOf } from './page.ts'

let office: Office
let pid: string
let sato: string
let suzuki: string
beforeEach(async () => {
  office = await openOffice()
  ;({ pid } = await office.openedOrder())
  ;[sato = ''] = await office.links(pid, '1-1', { to: 'sato' })
  ;[suzuki = ''] = await office.links(pid, '1-1', { to: 'suzuki' })
})
afterEach(() => office[Symbol.asyncDispose]())

const answerOf = () => office.order(pid)?.tasks['1-1#1']?.answer
/** The answer has reached its execution, and the next task has been mailed. */
const taken = async () => {
  const order = await office.see(pid, ({ tasks }) => tasks['1-2#1'] !== undefined)
  await office.calm()
  return order
}

it('thanks for a click and says what comes next', async () => {
  const { status, says, html } = await pageOf(office.post(sato, answers['1-1']))
  expect([status, says]).toEqual([200, 'completed'])
  expect(html).toContain('1-2.環境構築')
})

it.each([
  ['a second click of the same member', () => sato],
  ['a click of another member', () => suzuki],
])('tells %s who answered and when, and changes nothing', async (_, link) => {
  await pageOf(office.post(sato, answers['1-1']))
  await taken()
  const before = office.stored()
  const pages = [
    await pageOf(office.post(link(), { outcome: 'done', q_licenseKey: 'ANOTHER' })),
    await pageOf(office.get(link())),
  ]
  for (const { says, html } of pages) {
    expect(says).toBe('answered')
    expect(html).toContain('佐藤 葵')
    expect(html).toContain(jstText(answerOf()?.at ?? '')[0])
  }
  expect(office.stored()).toEqual(before)
})

it('tells of the answer even on a link that has expired since', async () => {
  await office.post(sato, answers['1-1'])
  await taken()
  await office.forward(91 * 86_400)
  expect((await pageOf(office.get(suzuki))).says).toBe('answered')
})

it('lets one of 50 clicks at once decide, and shows the winner to all others', async () => {
  const clicks = Array.from({ length: 50 }, (_, index) =>
    pageOf(office.post(index % 2 === 0 ? sato : suzuki, { outcome: 'done', q_licenseKey: `KEY-${index}-of-50` })),
  )
  const pages = await Promise.all(clicks)
  const winner = pages.findIndex(({ says }) => says === 'completed')
  expect(pages.filter(({ says }) => says === 'completed')).toHaveLength(1)
  expect(pages.filter(({ says }) => says === 'answered')).toHaveLength(49)

  const name = winner % 2 === 0 ? '佐藤 葵' : '鈴木 蓮'
  for (const { html } of pages) expect(html).toContain(name)
  const order = await taken()
  expect(order.variables.q_licenseKey).toBe(`KEY-${winner}-of-50`)
  expect(order.events.filter(({ type }) => type === 'task-answered')).toHaveLength(1)
  expect(order.tasks['1-1#1']?.answer?.by.name).toBe(name)
})
