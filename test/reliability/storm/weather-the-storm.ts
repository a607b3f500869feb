import { expect } from '@jest/globals'
import { atOnce } from '../at-once.ts'
import { createChance } from '../chance.ts'
import { openInProcessOffice } from '../in-process-office.ts'
import { undoing } from '../undoing.ts'
import { createClerks } from './clerks.ts'
import { expectRightProcesses } from './expect-right-processes.ts'
import { liveHeap } from './live-heap.ts'
import { answerNews } from './staff.ts'
import { createWeather, type Webhook } from './weather.ts'

const doingsAtATime = 100
const deliveriesAtOnce = 25

export interface StormSize {
  webhooks: number
  seed: number
}

/**
 * People work in kintone until it has sent so many webhooks, the product's own writes' among them; then reconcile runs once.
 * Some webhooks stay under way while people go on, and arrive when what they tell of is long over.
 */
export const weatherTheStorm = (size: StormSize) => undoing((opened) => storm(opened, size))

async function storm(opened: AsyncDisposableStack, { webhooks, seed }: StormSize) {
  const chance = createChance(seed)
  const weather = createWeather(chance)
  const office = await openInProcessOffice(opened, { onWebhook: (payload) => weather.take(payload as Webhook) })
  const clerks = createClerks(office.kintone.records, chance)
  const results: Record<string, number> = {}
  let echoes = 0

  const deliver = async (webhook: Webhook) => {
    const { status, result = '' } = await office.webhook(webhook)
    results[result] = (results[result] ?? 0) + 1
    expect(status).toBe(200)
    if (webhook.record?.更新者.value.code === 'Administrator') echoes++
    if (webhook.record?.k_ステータス.value !== '2_対応要') expect(result).not.toBe('started')
  }
  /** Delivers until so many are left. */
  function* arriving(left: number) {
    while (weather.underWay() > left) yield weather.next() as Webhook
  }

  const heap: number[] = []
  while (weather.counts.sent < webhooks) {
    for (let doing = 0; doing < doingsAtATime; doing++) clerks.act()
    await office.kintone.settled()
    await atOnce(deliveriesAtOnce, arriving(doingsAtATime / 2), deliver)
    await answerNews(office)
    if (weather.counts.sent > (webhooks / 4) * (heap.length + 1)) heap.push(liveHeap())
  }
  while (weather.underWay() > 0) {
    await atOnce(deliveriesAtOnce, arriving(0), deliver)
    await office.calm()
    await answerNews(office)
    await office.kintone.settled()
  }
  await office.calm()
  const { started } = await office.reconcile()
  await office.calm()
  await office.kintone.settled()
  expect(await office.reconcile()).toMatchObject({ started: 0 })
  expect(office.errors).toEqual([])
  const processes = await expectRightProcesses(office, clerks)
  return {
    ...weather.counts,
    echoes,
    results,
    records: clerks.episodes.size,
    ...processes,
    startedByReconcile: started,
    heap,
  }
}
