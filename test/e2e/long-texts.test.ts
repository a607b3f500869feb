import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { type Office, openOffice } from './office.ts'
import { pageOf } from './page.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office[Symbol.asyncDispose]())

const sizeOf = (pid: string) => Buffer.byteLength(JSON.stringify(office.order(pid)))

it.each([60_000, 200_000])(
  'an order of a customer whose name has %i characters is done as any other',
  async (length) => {
    const recordId = await office.kintone.add({ k_氏名: '髙'.repeat(length), k_id: '1'.repeat(length) })
    const pid = `k1-${recordId}-1`
    // A webhook of this record is larger than kintone's 1 MB, so the regular look may be the one that finds it.
    await office.kintone.setStatus(recordId, '2_対応要')
    await office.forward(300)
    await office.see(pid, ({ tasks }) => tasks['1-1#1'] !== undefined)
    const order = office.order(pid)
    expect(order?.variables.q_customerName).toContain('以下略')
    expect(sizeOf(pid)).toBeLessThan(20_000)
    await office.answer(pid, '1-1')
    const [link = ''] = await office.links(pid, '1-2')
    const revealed = await pageOf(office.post(link, { reveal: 'q_licenseKey' }))
    expect(revealed.status).toBe(200)
    expect(revealed.html).toContain(office.order(pid)?.variables.q_licenseKey)
    await office.answer(pid, '1-2')
    await office.see(pid, ({ status }) => status === 'closed')
  },
)
