import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { RecordedRequest } from '../../kintone-simulator/rest/record-requests.ts'
import { type Office, openOffice } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office[Symbol.asyncDispose]())

/** The request to kintone that each node makes. */
const asks = {
  x1: ({ method, url }: RecordedRequest) => method === 'GET' && url.startsWith('/k/v1/record.json'),
  x3: ({ method, body }: RecordedRequest) => method === 'PUT' && body.includes('3_対応中'),
  x5: ({ method, body }: RecordedRequest) => method === 'PUT' && body.includes('4_対応済'),
}
type Node = keyof typeof asks

/** Brings an order to the node at which kintone gets into trouble, and waits until it can do no more. */
async function orderInTroubleAt(node: Node, ...trouble: Parameters<Office['kintone']['trouble']>) {
  const recordId = await office.kintone.add()
  const pid = `k1-${recordId}-1`
  const inTrouble = office.onceAsked(asks[node], () => office.kintone.trouble(...trouble))
  await office.kintone.setStatus(recordId, '2_対応要')
  if (node === 'x5') await answerAll(pid)
  await inTrouble
  await office.calm()
  return { recordId, pid }
}

async function answerAll(pid: string) {
  await office.answer(pid, '1-1')
  await office.answer(pid, '1-2')
}

const everywhere = ['x1', 'x3', 'x5'] as const
const sound = ['1_未対応', '2_対応要', '3_対応中', '4_対応済']

describe.each(['maintenance', 'throttled'] as const)('while kintone is in trouble: %s', (trouble) => {
  it.each(everywhere)('an order at %s waits, and goes on by itself afterwards', async (node) => {
    const { recordId, pid } = await orderInTroubleAt(node, trouble)
    for (let hour = 0; hour < 3; hour++) {
      await office.forward(3600)
      await office.calm()
      expect(['starting', 'running', 'closing']).toContain(office.order(pid)?.status)
    }
    await office.kintone.trouble()
    await office.forward(600)
    if (node !== 'x5') await answerAll(pid)
    await office.see(pid, ({ status }) => status === 'closed')
    expect(await office.kintone.statuses(recordId)).toEqual(sound)
    expect((await office.mails()).filter(({ to }) => to.address.startsWith('ops'))).toEqual([])
  })
})

it.each(['x3', 'x5'] as const)('writes once at %s though the answer to the write was lost', async (node) => {
  const { recordId, pid } = await orderInTroubleAt(node, 'answersLost')
  await office.forward(600)
  if (node === 'x3') {
    await office.answer(pid, '1-1')
    await office.kintone.trouble()
    await office.answer(pid, '1-2')
  }
  await office.see(pid, ({ status }) => status === 'closed')
  expect(await office.kintone.statuses(recordId)).toEqual(sound)
})

describe('a token that may not write', () => {
  it('fails the order, tells ops what to do without any secret, and shows in the console', async () => {
    const { pid } = await orderInTroubleAt('x3', 'readOnlyToken')
    await office.see(pid, ({ status, unsent }) => status === 'failed' && unsent.length === 0)

    const mails = (await office.mails()).filter(({ subject }) => subject.includes(pid))
    expect(mails.map(({ to }) => to.address)).toEqual(['ops@example.com'])
    expect(mails[0]?.subject).toContain('KintoneAccessError')
    expect(mails[0]?.text).toContain('Give it view and edit rights in the app')
    expect(mails[0]?.text).toContain(`${office.url}/console/orders/${pid}`)
    expect(JSON.stringify(mails)).not.toMatch(/simulated-kintone|髙﨑|ichiro/)

    const { open } = await office.cases()
    expect(open).toEqual([expect.objectContaining({ pid, status: 'failed', failure: expect.anything() })])
    const page = await (await office.get(`/console/orders/${pid}`)).text()
    expect(page).toContain('KintoneAccessError')
  })
})

it('closes an order with nothing done when a person takes the record back before x3', async () => {
  const recordId = await office.kintone.add()
  const pid = `k1-${recordId}-1`
  const takenBack = office.onceAsked(asks.x3, () => office.kintone.setStatus(recordId, '1_未対応'))
  await office.kintone.setStatus(recordId, '2_対応要')
  await takenBack
  const { events, tasks } = await office.see(pid, ({ status }) => status === 'closed')
  expect(events.at(-1)).toMatchObject({ type: 'order-closed', node: 'x2′' })
  expect(tasks).toEqual({})
  expect(await office.kintone.statuses(recordId)).toEqual(['1_未対応', '2_対応要', '1_未対応'])
  expect(await office.mails()).toEqual([])
  expect(office.stored().ledger).toEqual([expect.objectContaining({ n: 1, holder: null })])
})
