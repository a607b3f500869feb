import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { branches } from '../../statemachine/branches.ts'
import type { DemoOrder } from './orders.ts'

const cases = z.object({
  open: z.array(z.object({ recordId: z.string() }).loose()),
  ended: z.array(
    z.object({
      pid: z.string(),
      recordId: z.string(),
      events: z.array(z.object({ type: z.string(), node: z.string().optional() }).loose()),
    }),
  ),
})
const records = z.object({ records: z.array(z.object({ k_ステータス: z.object({ value: z.string() }) }).loose()) })

export interface Seen {
  pid: string
  nodes: string[]
  kintoneStatus: string
  isRight: boolean
}

/** Each node's own event, once a round. */
const nodeEvents = ['record-read', 'variables-set', 'record-updated', 'task-answered']

/** What the case list and kintone say of the order, once it has ended. */
export async function observe(url: string, appId: string, recordId: string, order: DemoOrder): Promise<Seen> {
  const ended = await untilEnded(url, recordId)
  const nodes = (ended?.events ?? [])
    .filter(({ type, node }) => node && (nodeEvents.includes(type) || (type === 'order-closed' && node === 'x2′')))
    .map(({ node }) => node ?? '')
  const kintoneStatus = await statusInKintone(url, appId, recordId)
  const isRight = goTheSameWay(nodes, order.nodes) && kintoneStatus === order.kintoneStatus
  return { pid: ended?.pid ?? '-', nodes, kintoneStatus, isRight }
}

async function untilEnded(url: string, recordId: string) {
  for (let tries = 0; tries < 200; tries++) {
    const response = await fetch(`${url}/console`, { headers: { accept: 'application/json' } })
    const ended = cases.parse(await response.json()).ended.find((order) => order.recordId === recordId)
    if (ended) return ended
    await pause(50)
  }
  return undefined
}

async function statusInKintone(url: string, appId: string, recordId: string) {
  const query = new URLSearchParams({ app: appId, query: `$id = ${recordId}` })
  const headers = { 'x-cybozu-api-token': 'simulated-kintone' }
  const answer = records.parse(await (await fetch(`${url}/k/v1/records.json?${query}`, { headers })).json())
  return answer.records[0]?.k_ステータス.value ?? '-'
}

/** Branches run side by side: each, with the automatic nodes around it, has its own order. */
export const goTheSameWay = (nodes: string[], others: string[]) =>
  branches.every((branch) => {
    const isOf = (node: string) => node.startsWith('x') || branch.some((one) => one === node)
    return nodes.filter(isOf).join() === others.filter(isOf).join()
  })

/** An order whose people got stuck. */
export const nothingSeen: Seen = { pid: '-', nodes: [], kintoneStatus: '-', isRight: false }

export function table(seen: ({ order: DemoOrder } & Seen)[]): string {
  return seen
    .map(({ order, pid, nodes, kintoneStatus, isRight }) =>
      [isRight ? '○' : '×', pid, order.name, nodes.join(' → '), `kintone: ${kintoneStatus}`].join('  '),
    )
    .join('\n')
}
