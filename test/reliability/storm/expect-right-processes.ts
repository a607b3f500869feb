import { expect } from '@jest/globals'
import type { Change } from '../../../kintone-simulator/store.ts'
import type { Order } from '../../../lambdas/core/order.ts'
import type { InProcessOffice } from '../in-process-office.ts'
import type { Clerks } from './clerks.ts'

/** One process an episode, and every record as its process has left it. */
export async function expectRightProcesses(office: InProcessOffice, { episodes }: Clerks) {
  const orders = await office.orders()
  const handled = orders.filter(({ decision }) => decision?.handle)
  const unhandled = orders.filter(({ decision }) => !decision?.handle)
  expect(countsBy(handled)).toEqual(new Map([...episodes].toSorted(byId)))

  for (const { decision, status, tasks } of unhandled)
    expect([decision?.handle, status, tasks]).toEqual([false, 'closed', {}])
  const open = handled.filter(({ status }) => status !== 'closed')
  expect(open.filter(({ status, conflict }) => status !== 'running' || conflict)).toEqual([])
  expect((await office.executionsOf('RUNNING')).toSorted()).toEqual(pidsOf(open))
  expect((await office.executionsOf('SUCCEEDED')).toSorted()).toEqual(
    pidsOf(orders.filter((one) => !open.includes(one))),
  )

  expectRecordsInHand(office, open)
  expect(writesOf(office.kintone.changes())).toEqual(handled.flatMap(wantedWrites).toSorted())
  return { processes: handled.length, closed: handled.length - open.length, endedUnhandled: unhandled.length }
}

const byId = ([a]: [string, number], [b]: [string, number]) => Number(a) - Number(b)
const pidsOf = (orders: Order[]) => orders.map(({ pid }) => pid).toSorted()

function countsBy(orders: Order[]) {
  const counts = new Map<string, number>()
  for (const { recordId } of orders) counts.set(recordId, (counts.get(recordId) ?? 0) + 1)
  return new Map([...counts].toSorted(byId))
}

/** The records that read 3_対応中 are those of the open orders, each with its order's pid; none waits in 対応要. */
function expectRecordsInHand({ kintone }: InProcessOffice, open: Order[]) {
  const records = kintone.records.all().map(({ $id, k_Qid, k_ステータス }) => ({
    id: $id?.value,
    pid: k_Qid?.value,
    status: k_ステータス?.value,
  }))
  expect(records.filter(({ status }) => status === '2_対応要')).toEqual([])
  const inHand = records.filter(({ status }) => status === '3_対応中')
  expect(inHand.map(({ id, pid }) => `${id} ${pid}`).toSorted()).toEqual(
    open.map(({ recordId, pid }) => `${recordId} ${pid}`).toSorted(),
  )
}

/** What the product has written, as record, pid if given, and status. */
const writesOf = (changes: Change[]) =>
  changes
    .filter(({ who }) => who === 'token')
    .map(({ recordId, values }) => [recordId, values.k_Qid, values.k_ステータス].filter(Boolean).join(' '))
    .toSorted()

const wantedWrites = ({ recordId, pid, status }: Order) => [
  `${recordId} ${pid} 3_対応中`,
  ...(status === 'closed' ? [`${recordId} 4_対応済`] : []),
]
