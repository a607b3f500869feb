import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { told } from '../../lambdas/views/task-texts.ts'
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

/** Posts an act and goes where it leads, as a browser does. */
async function act(link: string, form: Record<string, string>) {
  const posted = await office.post(link, form)
  expect(posted.status).toBe(303)
  return pageOf(office.get(posted.headers.get('location') ?? ''))
}
const mailsTo = async (address: string) => (await office.mails()).filter(({ to }) => to.address.startsWith(address))

it('a task is taken, handed over by mail, taken back and answered, and the trail tells all of it', async () => {
  expect((await act(sato, { act: 'claim', mine: 'yes' })).html).toContain(told.claimed[0])
  expect((await pageOf(office.get(suzuki))).html).toContain('佐藤 葵 さんが引き受けています')

  expect((await act(sato, { act: 'hand-over', to: 'suzuki' })).html).toContain(told['handed-over'][0])
  expect((await mailsTo('suzuki')).at(-1)?.text).toContain(suzuki)

  expect((await act(suzuki, { act: 'memo', memo: '在庫を確認中' })).html).toContain('在庫を確認中')
  expect((await act(sato, { act: 'take-over', 'take-over': 'yes' })).html).toContain(told['taken-over'][0])
  expect((await mailsTo('suzuki')).at(-1)?.text).toContain('佐藤 葵')

  const held = await pageOf(office.post(suzuki, answers['1-1']))
  expect([held.status, held.says]).toEqual([409, 'task'])
  expect((await pageOf(office.post(suzuki, { ...answers['1-1'], 'take-over': 'yes' }))).says).toBe('completed')
  expect((await mailsTo('sato')).at(-1)?.text).toContain('鈴木 蓮')

  await office.see(pid, ({ tasks }) => tasks['1-2#1'] !== undefined)
  await office.calm()
  const acts = office.order(pid)?.events.filter(({ type }) => /^(task-(claimed|taken|handed|answered)|memo)/.test(type))
  expect(acts?.map(({ type, by }) => `${type} ${by}`)).toEqual([
    'task-claimed sato',
    'task-handed-over sato',
    'memo-added suzuki',
    'task-taken-over sato',
    'task-taken-over suzuki',
    'task-answered suzuki',
  ])
})

it('50 members who take a task at once leave it with one, whom all others are shown', async () => {
  const claims = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      office.post(index % 2 === 0 ? sato : suzuki, { act: 'claim', mine: 'yes' }),
    ),
  )
  const holder = office.order(pid)?.tasks['1-1#1']?.holder?.ref
  expect(claims.filter(({ status }) => status === 303)).toHaveLength(25)
  const refused = await Promise.all(claims.filter(({ status }) => status === 409).map((answer) => answer.text()))
  expect(refused).toHaveLength(25)
  for (const html of refused) expect(html).toContain(holder === 1 ? '佐藤 葵 さんが' : '鈴木 蓮 さんが')
  expect(office.order(pid)?.events.filter(({ type }) => type === 'task-claimed')).toHaveLength(1)
})

it.each<Record<string, string>>([
  { act: 'claim', mine: 'yes' },
  { act: 'memo', memo: 'x' },
  { act: 'hand-over', to: 'suzuki' },
  { renew: 'yes' },
])('an act posted from another site is refused: %j', async (form) => {
  const before = office.stored()
  const body = new URLSearchParams(form)
  const init = { method: 'POST', body, headers: { origin: 'https://elsewhere.example.com' } }
  expect((await pageOf(office.get(sato, init))).status).toBe(403)
  expect(office.stored()).toEqual(before)
})
