import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { run } from '../bin/commands/run.ts'
import { type Office, openOffice } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office[Symbol.asyncDispose]())

const field = 'k_メールアドレス'
const address = { [field]: 'ichiro@example.com' }

/** Its record lacks what the form asks for by the time of the write. */
async function refusedAtX3() {
  await office.kintone.trouble('maintenance')
  const recordId = await office.kintone.add({ [field]: '', k_ステータス: '2_対応要' })
  await office.kintone.require(field)
  await office.kintone.trouble()
  await office.forward(30)
  return { recordId, pid: `k1-${recordId}-1` }
}
async function refusedAtX5() {
  const recordId = await office.kintone.add({ [field]: '', k_ステータス: '2_対応要' })
  const pid = `k1-${recordId}-1`
  await office.answer(pid, '1-1')
  await office.kintone.require(field)
  await office.answer(pid, '1-2')
  return { recordId, pid }
}
const stopped = (pid: string) => office.see(pid, ({ status }) => status === 'failed')
const finish = async (pid: string) => {
  await office.answer(pid, '1-1')
  await office.answer(pid, '1-2')
}
const toOps = async () => {
  await office.forward(61)
  await office.calm()
  return (await office.mails()).filter(({ to }) => to.address === 'ops@example.com')
}

it.each([
  ['x3', refusedAtX3, finish],
  ['x5', refusedAtX5, async () => {}],
])(
  'a write refused at %s is told with the field, and the order goes on once the record was mended',
  async (_, refuse, end) => {
    const { pid, recordId } = await refuse()
    const order = await stopped(pid)
    expect(order.failure).toMatchObject({
      error: 'KintoneRecordRefused',
      refused: { fields: [{ code: field, says: ['必須です。'] }], form: '2' },
    })
    const [mail, ...more] = await toOps()
    expect(more).toEqual([])
    expect(mail?.subject).toContain('KintoneRecordRefused')
    for (const part of [`${field}: 必須です。`, '自動で再開します']) expect(mail?.text).toContain(part)
    const page = await (await office.get(`/console/orders/${pid}`)).text()
    expect(page).toContain(`${field}: 必須です。`)
    const { stdout } = await run(['show', pid, '--data', office.data])
    expect(stdout).toContain(`kintone の指摘 / kintone says: ${field}: 必須です。`)
    const history = JSON.stringify(office.stored().events)
    expect(history).toContain('KintoneRecordRefused')
    expect(history).not.toMatch(/k_メール|必須/)

    await office.kintone.edit(recordId, address)
    await office.see(pid, ({ status }) => status !== 'failed')
    await end(pid)
    const { events } = await office.see(pid, ({ status }) => status === 'closed')
    expect(events.filter(({ type }) => type === 'retry-requested')).toMatchObject([
      { data: { error: 'KintoneRecordRefused', because: 'record-changed' } },
    ])
    expect(await toOps()).toHaveLength(1)
  },
)

it('goes on once the form was changed, though no webhook tells of that', async () => {
  const { pid } = await refusedAtX5()
  await stopped(pid)
  await office.kintone.require()
  await office.forward(300)
  const { events } = await office.see(pid, ({ status }) => status === 'closed')
  expect(events.filter(({ type }) => type === 'retry-requested')).toMatchObject([{ data: { because: 'form-changed' } }])
})

it('goes on after a restart, when the webhook of the mending was lost', async () => {
  const { pid, recordId } = await refusedAtX5()
  await stopped(pid)
  await office.restart()
  await office.kintone.trouble('webhooksLost')
  await office.kintone.edit(recordId, address)
  await office.forward(300)
  await office.see(pid, ({ status }) => status === 'closed')
})

it('is not tried again while nothing changes, nor told of again when the same field is refused', async () => {
  const { pid } = await refusedAtX5()
  await stopped(pid)
  await office.forward(3000)
  await office.calm()
  const tries = () => office.order(pid)?.events.filter(({ type }) => type === 'retry-requested').length
  expect(tries()).toBe(0)
  await office.kintone.require(field)
  await office.forward(300)
  await office.see(pid, () => tries() === 1)
  await stopped(pid)
  await office.forward(3000)
  await office.calm()
  expect(tries()).toBe(1)
  expect(await toOps()).toHaveLength(1)
})

it('a cancel whose last write is refused is told of once, and ends once the record was mended', async () => {
  const recordId = await office.kintone.add({ [field]: '', k_ステータス: '2_対応要' })
  const pid = `k1-${recordId}-1`
  await office.links(pid, '1-1')
  await office.kintone.require(field)
  await office.post(`/console/orders/${pid}`, { act: 'cancel', reason: '顧客の希望' })
  await office.see(pid, ({ cancel }) => cancel?.refused !== undefined)
  await office.forward(1900)
  const told = (await toOps()).filter(({ subject }) => subject.includes('Cancel waits'))
  expect(told).toHaveLength(1)
  expect(told[0]?.text).toContain(`${field}: 必須です。`)
  await office.kintone.edit(recordId, address)
  await office.forward(661)
  await office.see(pid, ({ status }) => status === 'cancelled')
  expect((await office.kintone.statuses(recordId)).at(-1)).toBe('1_未対応')
})
