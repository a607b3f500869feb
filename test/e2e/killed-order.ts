import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect } from '@jest/globals'
import { freePort } from '../../bin/free-port.ts'
import { createKintoneSimulator } from '../../kintone-simulator/create-kintone-simulator.ts'
import { bringToTheEnd, type Case } from './persistent-people.ts'
import { type KillAt, type PlaceProcess, startPlaceProcess } from './place-process.ts'

/** A data folder whose simulated kintone holds one record that nobody has looked at. */
async function folderWithRecord() {
  const data = await mkdtemp(join(tmpdir(), 'nouhin-kill-'))
  const kintone = openKintone(data)
  const recordId = kintone.records.add({
    k_id: 'C-1',
    k_氏名: '山田 花子',
    k_マニュアル送付希望: '希望する',
    k_ステータス: '1_未対応',
  })
  await kintone.close()
  return { data, recordId }
}

const openKintone = (data: string) =>
  createKintoneSimulator({
    database: join(data, 'kintone-simulator.sqlite'),
    apiToken: 'x',
    clock: { now: () => new Date() },
    ids: { uuid: () => '0' },
  })

/** Kills an order's process at its first durable write, at the nth after that, and so on. @returns how often */
export async function killAtEvery(nth: number, moment: 'before' | 'after'): Promise<number> {
  let kills = 0
  while ((await playOrder({ moment, write: 1 + kills * nth })).deaths > 0) kills++
  return kills
}

/**
 * Plays one order, with a return round and shipping, in a process that dies at the given write and is started again;
 * expects every decision and every kintone write once.
 */
export async function playOrder(killAt: KillAt): Promise<{ deaths: number }> {
  const { data, recordId } = await folderWithRecord()
  const port = await freePort()
  let place: PlaceProcess = startPlaceProcess(data, port, killAt)
  let deaths = 0
  const revive = async () => {
    await place.started
    if (place.isAlive()) return
    deaths++
    place = startPlaceProcess(data, port)
    await place.started
  }
  const ended = await bringToTheEnd({ url: place.url, revive }, recordId)
  await place.stop()
  expectAllOnce(data, recordId, ended)
  await rm(data, { recursive: true })
  return { deaths }
}

function expectAllOnce(data: string, recordId: string, ended: Case[]) {
  expect(ended.map(({ pid, status }) => [pid, status])).toEqual([[`k1-${recordId}-1`, 'closed']])
  const events = ended[0]?.events ?? []
  const steps = events
    .filter(({ type }) => !['mail-sent', 'task-opened', 'task-delivered'].includes(type))
    .map(({ type, node = '', round = '' }) => [type, node, round].join(' ').trim())
  expect(steps.toSorted()).toEqual(
    [
      'order-started',
      'record-read x1',
      'variables-set x2',
      'record-updated x3',
      'task-answered 1-1 1',
      'task-answered 1-2 1',
      'task-answered 1-1′ 2',
      'task-answered 1-2 2',
      'task-answered 2 1',
      'variables-set x4',
      'record-updated x5',
      'order-closed x5',
    ].toSorted(),
  )
  expect(statusChanges(data)).toEqual(['1_未対応', '2_対応要', '3_対応中', '4_対応済'])
  expect(integrity(data)).toBe('ok')
}

function statusChanges(data: string) {
  const kintone = openKintone(data)
  const statuses = kintone.changes().map(({ values }) => values.k_ステータス)
  void kintone.close()
  return statuses
}

function integrity(data: string) {
  const db = new DatabaseSync(join(data, 'nouhin.sqlite'))
  const { integrity_check } = db.prepare('PRAGMA integrity_check').get() as { integrity_check: string }
  db.close()
  return integrity_check
}
