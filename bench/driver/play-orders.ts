import type { Target } from '../targets/target.ts'
import { ask, expectOk } from './client.ts'
import type { World } from './world.ts'

/** Milliseconds of every request, by what it was for. */
export interface Latencies {
  accept: number[]
  page: number[]
  complete: number[]
}

export interface Played {
  perSecond: number
  latencies: Latencies
}

const answers = {
  '1-1': { outcome: 'done', q_licenseKey: 'KEY-1111-2222-3333' },
  '1-2': { outcome: 'done', q_accessUrl: 'https://service.example.com/', q_password: 'first-Passw0rd' },
  '2': {
    outcome: 'done',
    q_sendZipcode: '100-0001',
    q_sendAddress: '東京都千代田区千代田1-1',
    q_sendName: '髙橋 一郎',
    q_trackingNo: '123456789013',
  },
} satisfies Record<string, Record<string, string>>
type Node = keyof typeof answers

const forms = Object.fromEntries(
  Object.entries(answers).map(([node, form]) => [node, new URLSearchParams(form).toString()]),
) as Record<Node, string>

let lastRecord = 0

/** Sends the webhook of a new record. */
export async function openOrder(target: Target): Promise<{ recordId: string; pid: string; ms: number }> {
  const recordId = String(++lastRecord)
  const webhook = { type: 'application/json', text: webhookOf(recordId) }
  const { ms } = await expectOk(ask(target.webhookUrl, 'POST', webhook), 'the webhook')
  return { recordId, pid: `k1-${recordId}-1`, ms }
}

/** One whole order: the webhook, three tasks through their mailed links, and kintone's last status. */
async function playOrder(world: World, target: Target, latencies: Latencies, looks: boolean) {
  const { recordId, pid, ms } = await openOrder(target)
  latencies.accept.push(ms)
  const isDone = world.kintone.done(recordId)
  const complete = async (node: Node) => {
    const url = target.url + (await world.postbox.link(pid, node))
    if (looks) latencies.page.push((await expectOk(ask(url, 'GET'), `the page of ${node}`)).ms)
    const form = { type: 'application/x-www-form-urlencoded', text: forms[node] }
    latencies.complete.push((await expectOk(ask(url, 'POST', form), `the answer to ${node}`)).ms)
  }
  await Promise.all([complete('1-1').then(() => complete('1-2')), complete('2'), isDone])
}

/** Plays so many orders, `concurrency` of them under way at any time. */
export async function playOrders(
  world: World,
  target: Target,
  { orders, concurrency = 20, looks = false }: { orders: number; concurrency?: number; looks?: boolean },
): Promise<Played> {
  const latencies: Latencies = { accept: [], page: [], complete: [] }
  const began = performance.now()
  await inParallel(orders, concurrency, () => playOrder(world, target, latencies, looks))
  return { perSecond: orders / ((performance.now() - began) / 1_000), latencies }
}

/** Opens so many orders and leaves them waiting for people, who have their mails. */
export const openOrders = ({ postbox }: World, target: Target, orders: number) =>
  inParallel(orders, 20, async () => {
    const { pid } = await openOrder(target)
    await Promise.all([postbox.link(pid, '1-1'), postbox.link(pid, '2')])
  })

async function inParallel(count: number, concurrency: number, work: () => Promise<unknown>) {
  let left = count
  const worker = async () => {
    while (left-- > 0) await work()
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
}

const webhookOf = (recordId: string) =>
  JSON.stringify({
    id: '01234567-0123-0123-0123-0123456789ab',
    type: 'UPDATE_RECORD',
    app: { id: '1', name: '契約台帳' },
    record: {
      $id: { type: '__ID__', value: recordId },
      $revision: { type: '__REVISION__', value: '1' },
      k_ステータス: { type: 'RADIO_BUTTON', value: '2_対応要' },
      k_Qid: { type: 'SINGLE_LINE_TEXT', value: '' },
    },
    recordTitle: recordId,
    url: `https://example.cybozu.com/k/1/show#record=${recordId}`,
  })
