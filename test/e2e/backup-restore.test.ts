import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { openRestorableOffice, type RestorableOffice } from './restored-office.ts'
import { until } from './until.ts'

let office: RestorableOffice
beforeEach(async () => {
  office = await openRestorableOffice()
})
afterEach(() => office[Symbol.asyncDispose]())

const whole = ['1_未対応', '2_対応要', '3_対応中', '4_対応済']
const standing = ({ tasks }: Awaited<ReturnType<RestorableOffice['see']>>) =>
  tasks.map(({ node, status }) => `${node} ${status}`)

/** An order whose licence key is there, and whose environment is being built. */
async function halfWay() {
  const { recordId, pid } = await office.openedOrder()
  await office.answer(await office.linkTo(pid, '1-1'), '1-1')
  const link = await office.linkTo(pid, '1-2')
  await office.see(pid, (order) => standing(order).join() === '1-1 delivered,1-2 open')
  return { recordId, pid, link }
}
/** What operations have been mailed. */
const toldOps = async () =>
  (await office.mails()).filter(({ to }) => to.address.startsWith('ops')).map(({ subject }) => subject)

describe('an office that starts from a backup in another folder', () => {
  it('has its orders where they were, and finishes them through the very links that were mailed', async () => {
    const { recordId, pid, link } = await halfWay()
    // Others come in while the copy is being made.
    const coming = Array.from({ length: 8 }, () => office.openedOrder())
    await office.backUp()
    await Promise.all(coming)
    await office.restore()
    expect(standing(await office.see(pid, () => true))).toEqual(['1-1 delivered', '1-2 open'])
    expect((await office.get(link)).status).toBe(200)
    await office.answer(link, '1-2')
    await office.see(pid, ({ status }) => status === 'closed')
    expect(await office.kintone.statuses(recordId)).toEqual(whole)
    for (const { status, pid: other } of await office.cases())
      if (other !== pid) expect([other, status]).toEqual([other, expect.stringMatching(/^(starting|running)$/)])
  })

  it('asks again for what was answered after the backup; the link of the next task is a new one', async () => {
    const { pid } = await office.openedOrder()
    const link = await office.linkTo(pid, '1-1')
    await office.backUp()
    await office.answer(link, '1-1')
    const lost = await office.linkTo(pid, '1-2')
    await office.restore()
    expect(standing(await office.see(pid, () => true))).toEqual(['1-1 open'])
    await office.answer(link, '1-1')
    const fresh = await office.linkTo(pid, '1-2')
    expect(fresh).not.toBe(lost)
    expect([(await office.get(fresh)).status, (await office.get(lost)).status]).toEqual([200, 404])
  })

  it('tells operations of an order that was finished after the backup, and finishes it again without writing', async () => {
    const { recordId, pid, link } = await halfWay()
    await office.backUp()
    await office.answer(link, '1-2')
    await office.see(pid, ({ status }) => status === 'closed')
    await office.restore()
    expect(standing(await office.see(pid, () => true))).toEqual(['1-1 delivered', '1-2 open'])
    await office.forward(300)
    await office.see(pid, ({ conflict }) => conflict?.what === 'changed')
    await office.forward(60)
    expect(await until(toldOps, (told) => told.length > 0)).toEqual([expect.stringContaining('Record changed')])
    await office.answer(link, '1-2')
    await office.see(pid, ({ status }) => status === 'closed')
    expect(await office.kintone.statuses(recordId)).toEqual(whole)
  })

  it('leaves the record of such an order as it is when operations cancel it', async () => {
    const { recordId, pid, link } = await halfWay()
    await office.backUp()
    await office.answer(link, '1-2')
    await office.see(pid, ({ status }) => status === 'closed')
    await office.restore()
    await office.post(`/console/orders/${pid}`, { act: 'cancel', reason: 'バックアップの後に完了' })
    await office.see(pid, ({ status }) => status === 'cancelled')
    expect(await office.kintone.statuses(recordId)).toEqual(whole)
  })

  it('stops an order whose record has its next order by now, and leaves that record alone', async () => {
    const { recordId, pid, link } = await halfWay()
    await office.backUp()
    await office.answer(link, '1-2')
    await office.see(pid, ({ status }) => status === 'closed')
    await office.kintone.setStatus(recordId, '2_対応要')
    await office.linkTo(`k1-${recordId}-2`, '1-1')
    const written = await office.kintone.statuses(recordId)
    await office.restore()
    await office.answer(link, '1-2')
    await office.see(pid, ({ failure }) => failure?.error === 'KintoneConflict')
    await office.post(`/console/orders/${pid}`, { act: 'cancel', reason: '次の案件がある' })
    await office.see(pid, ({ status }) => status === 'cancelled')
    expect(await office.kintone.statuses(recordId)).toEqual(written)
  })

  it('knows nothing of an order that began after the backup, and delivers its record once that is set again', async () => {
    await halfWay()
    await office.backUp()
    const { recordId, pid } = await office.openedOrder()
    const lost = await office.linkTo(pid, '1-1')
    await office.restore()
    await office.forward(300)
    expect((await office.cases()).map((order) => order.pid)).not.toContain(pid)
    expect((await office.get(lost)).status).not.toBe(200)

    await office.kintone.setStatus(recordId, '2_対応要')
    // Its number is given again, but the record bears the pid of the order that was lost.
    await office.see(pid, ({ status }) => status === 'closed')
    await office.forward(300)
    const again = `k1-${recordId}-2`
    await office.answer(await office.linkTo(again, '1-1'), '1-1')
    await office.answer(await office.linkTo(again, '1-2'), '1-2')
    await office.see(again, ({ status }) => status === 'closed')
    expect(await office.kintone.statuses(recordId)).toEqual([...whole.slice(0, 3), ...whole.slice(1)])
  })
})
