import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type Office, openOffice } from './office.ts'

let office: Office
let pid: string
let recordId: string
beforeEach(async () => {
  office = await openOffice()
  ;({ pid, recordId } = await office.openedOrder())
})
afterEach(() => office[Symbol.asyncDispose]())

const toOps = async () => (await office.mails()).filter(({ to }) => to.address === 'ops@example.com')
/** What ops have been told last, a minute later at the latest. */
const told = async (count: number) => {
  await office.forward(61)
  await office.calm()
  const mails = await toOps()
  expect(mails).toHaveLength(count)
  return mails.at(-1)?.text
}

describe.each([
  ['a webhook', async () => {}, async () => {}],
  ['the regular look, when webhooks are lost', () => office.kintone.trouble('webhooksLost'), () => office.forward(300)],
])('through %s', (_, begin, look) => {
  beforeEach(begin)

  it('a status changed by a person in progress is flagged, ops are told once, and the flag goes when it is put right', async () => {
    await office.kintone.setStatus(recordId, '1_未対応')
    await look()
    await office.see(pid, ({ conflict }) => conflict?.what === 'changed')
    expect(await told(1)).toContain(`${office.url}/console/orders/${pid}`)

    await office.kintone.edit(recordId, { k_プラン: 'ライト' })
    await office.forward(300)
    expect(await told(1)).toContain('set back the status (k_ステータス) to "3_対応中" (now "1_未対応")')

    await office.kintone.setStatus(recordId, '3_対応中')
    await look()
    await office.see(pid, ({ conflict }) => conflict === undefined)
    await office.answer(pid, '1-1')
    await office.answer(pid, '1-2')
    await office.see(pid, ({ status }) => status === 'closed')
    expect(await office.kintone.statuses(recordId)).toEqual([
      '1_未対応',
      '2_対応要',
      '3_対応中',
      '1_未対応',
      undefined,
      '3_対応中',
      '4_対応済',
    ])
  })

  it('a record deleted in progress is flagged, and ops are told once', async () => {
    await office.kintone.remove(recordId)
    await look()
    await office.see(pid, ({ conflict }) => conflict?.what === 'deleted')
    await office.forward(300)
    expect(await told(1)).toContain('Cancel the order.')
  })
})

it('a status changed while kintone does not answer is flagged once it does again', async () => {
  await office.kintone.trouble('maintenance')
  await office.kintone.setStatus(recordId, '1_未対応')
  await office.forward(300)
  await office.kintone.trouble()
  await office.forward(300)
  await office.see(pid, ({ conflict }) => conflict?.what === 'changed')
  await told(1)
})

it('a record set back to 対応要 in progress starts no second order', async () => {
  await office.kintone.setStatus(recordId, '2_対応要')
  await office.see(pid, ({ conflict }) => conflict?.what === 'changed')
  await office.forward(300)
  await office.calm()
  expect(office.orders().map((order) => order.pid)).toEqual([pid])
})

it('other fields may change in progress', async () => {
  await office.kintone.edit(recordId, { k_氏名: '髙﨑 二郎' })
  await office.forward(300)
  await told(0)
  expect(office.order(pid)?.conflict).toBeUndefined()
})

it.each([
  ['changed', 'KintoneConflict', () => office.kintone.setStatus(recordId, '1_未対応')],
  ['deleted', 'KintoneRecordGone', () => office.kintone.remove(recordId)],
])('a record %s until x5 fails the order with %s, and the edit stays', async (_, error, change) => {
  await change()
  const before = await office.kintone.statuses(recordId)
  await office.answer(pid, '1-1')
  await office.answer(pid, '1-2')
  const order = await office.see(pid, ({ status }) => status === 'failed')
  expect(order.failure?.error).toBe(error)
  expect(await office.kintone.statuses(recordId)).toEqual(before)
  await office.forward(61)
  await office.calm()
  expect((await toOps()).map(({ subject }) => subject)).toContainEqual(expect.stringContaining(error))
  expect(office.stored().ledger).toEqual([expect.objectContaining({ holder: pid })])
})

it('the values that the mail of a stopped order gives are those with which it goes on', async () => {
  await office.kintone.edit(recordId, { k_Qid: '', k_ステータス: '1_未対応' })
  await office.answer(pid, '1-1')
  await office.answer(pid, '1-2')
  await office.see(pid, ({ status }) => status === 'failed')
  await office.forward(61)
  await office.calm()
  const text = (await toOps()).find(({ subject }) => subject.includes('KintoneConflict'))?.text ?? ''
  expect(text).toContain('(いまは空)')
  expect(text).toContain('(いまは「1_未対応」)')
  const given = [...text.matchAll(/(?:プロセスID|ステータス)\(([^)]+)\)を「([^」]+)」に/g)]
  await office.kintone.edit(recordId, Object.fromEntries(given.map(([, field, value]) => [field ?? '', value ?? ''])))
  await office.post(`/console/orders/${pid}`, { act: 'retry' })
  const closed = await office.see(pid, ({ status }) => status === 'closed')
  expect([closed.variables.q_status, closed.conflict, closed.failure]).toEqual(['4_対応済', undefined, undefined])
})

it('an order that is cancelled says with which status its record was left', async () => {
  await office.post(`/console/orders/${pid}`, { act: 'cancel', reason: '申込の取り消し' })
  await office.see(pid, ({ status }) => status === 'cancelled')
  const asked = await office.get(`/console/orders/${pid}`, { headers: { accept: 'application/json' } })
  expect(await asked.json()).toMatchObject({
    status: 'cancelled',
    variables: { q_status: (await office.kintone.statuses(recordId)).at(-1) },
  })
})
