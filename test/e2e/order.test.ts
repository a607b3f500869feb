import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { aWebhook } from '../builders/webhook.ts'
import { type Office, openOffice } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office[Symbol.asyncDispose]())

const closed = (pid: string) => office.see(pid, ({ status }) => status === 'closed')
async function answerAll(pid: string) {
  await office.answer(pid, '1-1')
  await office.answer(pid, '1-2')
}
/** A record that reads 対応要 though no webhook has told of it. */
async function untoldRecord() {
  await office.kintone.trouble('webhooksLost')
  const recordId = await office.kintone.add({ k_ステータス: '2_対応要' })
  await office.kintone.trouble()
  return { recordId, pid: `k1-${recordId}-1` }
}

describe('a record that has been delivered', () => {
  it('starts its next order when it is set to 対応要 again, whose links are its own', async () => {
    const { recordId, pid } = await office.openedOrder()
    const [first = ''] = await office.links(pid, '1-1')
    await answerAll(pid)
    await closed(pid)

    await office.kintone.setStatus(recordId, '2_対応要')
    const again = `k1-${recordId}-2`
    const [second = ''] = await office.links(again, '1-1')
    expect(second).not.toBe(first)
    expect(await (await office.get(first)).text()).toContain('佐藤 葵')
    await answerAll(again)
    await closed(again)
    expect(await office.kintone.statuses(recordId)).toEqual([
      '1_未対応',
      '2_対応要',
      '3_対応中',
      '4_対応済',
      '2_対応要',
      '3_対応中',
      '4_対応済',
    ])
    expect(office.orders().map((order) => order.pid)).toEqual([pid, again])
  })

  it('starts nothing when it is only edited', async () => {
    const { recordId, pid } = await office.openedOrder()
    await answerAll(pid)
    await closed(pid)
    await office.kintone.edit(recordId, { k_プラン: 'ライト' })
    await office.forward(300)
    await office.calm()
    expect(office.orders().map((order) => order.pid)).toEqual([pid])
  })

  it('starts its next order once when it is set to 対応要 again, though the webhook is lost', async () => {
    const { recordId, pid } = await office.openedOrder()
    await answerAll(pid)
    await closed(pid)
    await office.kintone.trouble('webhooksLost')
    await office.kintone.setStatus(recordId, '2_対応要')
    await office.forward(300)
    await office.links(`k1-${recordId}-2`, '1-1')
    await office.forward(300)
    await office.calm()
    expect(office.orders().map((order) => order.pid)).toEqual([pid, `k1-${recordId}-2`])
  })
})

it('sends a task back as often as needed, each round with links of its own', async () => {
  const { recordId, pid } = await office.openedOrder()
  await office.answer(pid, '1-1')
  for (const round of [1, 2, 3]) {
    await office.answer(pid, '1-2', { outcome: 'returned', reason: `${round} 回目の指摘` }, round)
    await office.answer(pid, '1-1′', { outcome: 'done', q_licenseKey: `KEY-${round + 1}` }, round + 1)
  }
  await office.answer(pid, '1-2', undefined, 4)
  expect((await closed(pid)).variables.q_licenseKey).toBe('KEY-4')
  expect(await office.kintone.statuses(recordId)).toEqual(['1_未対応', '2_対応要', '3_対応中', '4_対応済'])
})

it('waits for both lanes, whichever is first', async () => {
  const { pid } = await office.openedOrder({ k_マニュアル送付希望: '希望する' })
  await office.answer(pid, '2')
  await office.answer(pid, '1-1')
  await office.links(pid, '1-2')
  expect(office.order(pid)?.status).toBe('running')
  await office.answer(pid, '1-2')
  await closed(pid)
})

it('starts what no webhook has told of at the next regular look', async () => {
  const { recordId, pid } = await untoldRecord()
  await office.calm()
  expect(office.orders()).toEqual([])
  await office.forward(300)
  await office.links(pid, '1-1')
  expect(await office.kintone.statuses(recordId)).toEqual(['2_対応要', '3_対応中'])
})

it('starts many records that no webhook has told of, each once', async () => {
  await office.kintone.trouble('webhooksLost')
  const recordIds = await Promise.all(
    Array.from({ length: 120 }, () => office.kintone.add({ k_ステータス: '2_対応要' })),
  )
  await office.forward(300)
  for (const recordId of recordIds) await office.see(`k1-${recordId}-1`, ({ tasks }) => tasks['1-1#1'] !== undefined)
  expect(office.orders()).toHaveLength(recordIds.length)
})

it('starts one order when webhooks and the regular look find a record at the same time', async () => {
  const { recordId, pid } = await untoldRecord()
  const hint = aWebhook({ record: { $id: { value: recordId }, k_ステータス: { value: '2_対応要' } } })
  const looking = office.onceAsked(
    ({ url }) => url.startsWith('/k/v1/records.json'),
    async () => {
      await Promise.all([office.webhook(hint), office.webhook(hint)])
    },
  )
  await Promise.all([office.forward(300), looking, office.webhook(hint)])
  await office.links(pid, '1-1')
  await office.calm()
  expect(office.orders().map((order) => order.pid)).toEqual([pid])
  expect(office.stored().executions).toHaveLength(1)
  expect(await office.kintone.statuses(recordId)).toEqual(['2_対応要', '3_対応中'])
})
