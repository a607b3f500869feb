import type { RecordedRequest } from '../../kintone-simulator/rest/record-requests.ts'
import { openOffice } from '../e2e/office.ts'

/**
 * Plays an order from 対応要 to 対応済 and gives every request that the product made of kintone meanwhile: reading,
 * both writes, a write that another edit has overtaken, and the regular look at triggers and open records.
 */
export async function playOrder(): Promise<readonly RecordedRequest[]> {
  const office = await openOffice()
  try {
    const overtaken = office.onceAsked(
      ({ method }) => method === 'PUT',
      () => office.kintone.edit(recordId, { k_プラン: 'プレミアム' }),
    )
    const recordId = await office.kintone.add({ k_マニュアル送付希望: '希望する' })
    const pid = `k1-${recordId}-1`
    await office.kintone.setStatus(recordId, '2_対応要')
    await overtaken
    await office.answer(pid, '1-1')
    const lookedAt = office.onceAsked(
      ({ url }) => decodeURIComponent(url).includes('$id in'),
      async () => {},
    )
    await office.forward(300)
    await lookedAt
    await office.answer(pid, '1-2')
    await office.answer(pid, '2')
    await office.see(pid, ({ status }) => status === 'closed')
    return office.asked
  } finally {
    await office[Symbol.asyncDispose]()
  }
}
