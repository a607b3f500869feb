import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { freePort } from '../../bin/free-port.ts'
import type { Order } from '../../lambdas/core/order.ts'
import { createDesk } from './kintone-desk.ts'
import { type Case, cases, mailsOf, playAll } from './one-of-many.ts'
import { type PlaceProcess, startPlaceProcess } from './place-process.ts'
import { until } from './until.ts'

let data: string
let port: number
let place: PlaceProcess
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'nouhin-far-dates-'))
  port = await freePort()
  place = startPlaceProcess(data, port)
  await place.started
})
afterEach(async () => {
  await place.stop()
  await rm(data, { recursive: true })
})

const ended = ({ open }: { open: Case[] }) => open.length === 0

it('a desired date of any year stops nobody: all orders come to their end, and the process ends when it is told to', async () => {
  const desk = createDesk(place.url)
  const dates = ['9999-12-31T00:00', '9999-12-31T23:59', '0001-01-01T00:00', '2400-02-29T00:00', '']
  const records: string[] = []
  for (const date of dates) records.push(await desk.add({ k_構築希望日時: date }))
  for (const record of records) await desk.setStatus(record, '2_対応要')

  await playAll(place.url, ended)
  const seen = (await cases(place.url)).ended
  expect(seen.map(({ status }) => status)).toEqual(dates.map(() => 'closed'))
  const tooFar = seen.filter(({ desiredDateTooFar }) => desiredDateTooFar).map(({ recordId }) => recordId)
  expect(tooFar.sort()).toEqual([records[0], records[1], records[3]].sort())
  for (const { variables, openedAt } of seen)
    expect(Date.parse(variables.q_taskLimitDatetime ?? '') - Date.parse(openedAt)).toBeLessThan(30 * 86_400_000)

  const body = new URLSearchParams({ seconds: '61' })
  await fetch(`${place.url}/clock`, { method: 'POST', body, headers: { origin: place.url }, redirect: 'manual' })
  const toOps = await until(
    async () => (await mailsOf(place.url)).filter(({ to }) => to.address === 'ops@example.com'),
    (mails) => mails.length >= tooFar.length,
  )
  expect(toOps.map(({ subject }) => subject).sort()).toEqual(
    tooFar.map((record) => expect.stringContaining(`k1-${record}-1`)),
  )
  await place.stop()
  expect(place.isAlive()).toBe(false)
})

it('an order that an earlier version gave such a deadline goes on, and one that cannot be read holds up no other', async () => {
  const desk = createDesk(place.url)
  const records = [await desk.add(), await desk.add(), await desk.add()]
  for (const record of records) await desk.setStatus(record, '2_対応要')
  await playAll(
    place.url,
    ({ open }) => open.every(({ tasks }) => tasks.some(({ node }) => node === '1-1')),
    () => false,
  )
  await place.stop()
  change(`k1-${records[0]}-1`, (order) => {
    order.variables.q_taskLimitDatetime = '9999-12-30T15:00:00.000Z'
    return order
  })
  change(`k1-${records[1]}-1`, (order) => ({ ...order, openedAt: '+010000-01-01T00:00:00.000Z', events: 'lost' }))

  place = startPlaceProcess(data, port)
  await place.started
  await playAll(place.url, ended, (mail) => !mail.text.includes(`k1-${records[1]}-1`))
  const seen = (await cases(place.url)).ended
  expect(seen.map(({ recordId, status }) => [recordId, status]).sort()).toEqual(
    [records[0], records[2]].map((record) => [record, 'closed']),
  )
  const list = await (await fetch(`${place.url}/console`)).text()
  expect(list).toContain('読み取れない案件が 1 件')
})

function change(pid: string, to: (order: Order) => unknown) {
  const db = new DatabaseSync(join(data, 'nouhin.sqlite'))
  const { item } = db.prepare('SELECT item FROM orders WHERE pid = ?').get(pid) as { item: string }
  db.prepare('UPDATE orders SET item = ? WHERE pid = ?').run(JSON.stringify(to(JSON.parse(item))), pid)
  db.close()
}
