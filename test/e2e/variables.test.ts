import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from '@jest/globals'
import { createClerk } from '../../bin/demo/clerk.ts'
import { freePort } from '../../bin/free-port.ts'
import { type Place, startPlace } from '../../bin/place.ts'
import { readSettings } from '../../embedded/read-settings.ts'
import { type Order, orderSchema } from '../../lambdas/core/order.ts'
import { type VariableCode, variables } from '../../statemachine/variables.ts'
import { aWebhook } from '../builders/webhook.ts'
import { bringToTheEnd } from './persistent-people.ts'
import { demoSettings } from './place-process.ts'
import { until } from './until.ts'

const ofRecord = ['q_id', 'q_customerName', 'q_customerEmail', 'q_plan', 'q_maintenanceDatetime', 'q_optionSend']
const ofShipping = ['q_sendZipcode', 'q_sendAddress', 'q_sendName', 'q_trackingNo']

const contract = {
  k_id: 'C-1',
  k_氏名: '髙﨑 一郎',
  k_メールアドレス: 'ichiro@example.com',
  k_プラン: 'ライト',
  k_構築希望日時: '2026-12-01T10:00',
  k_マニュアル送付希望: '希望する',
  k_ステータス: '1_未対応',
}

/** Every version of the order that was on disk while a real place played it; `play` sees them come. */
async function versionsOf(
  play: (place: Place, recordId: string, versions: readonly Order[]) => Promise<unknown>,
): Promise<Order[]> {
  const data = await mkdtemp(join(tmpdir(), 'nouhin-variables-'))
  const versions: Order[] = []
  const readVersion = () => {
    const db = new DatabaseSync(join(data, 'nouhin.sqlite'), { readOnly: true })
    for (const { item } of db.prepare('SELECT item FROM orders').all()) {
      const order = orderSchema.parse(JSON.parse(String(item)))
      if (order.version !== versions.at(-1)?.version) versions.push(order)
    }
    db.close()
  }
  const place = await startPlace({
    settings: readSettings(demoSettings),
    data,
    host: '127.0.0.1',
    port: await freePort(),
    onCommit: (moment) => moment === 'after' && readVersion(),
  })
  await play(place, await createClerk(`${place.url}/k/1/`).addRecord(contract), versions)
  await place.stop()
  await rm(data, { recursive: true })
  return versions
}

it('changes exactly the variables that belong to each node, in a real run', async () => {
  const versions = await versionsOf(({ url }, recordId) => bringToTheEnd({ url, revive: async () => {} }, recordId))
  expect(changesByNode(versions)).toEqual({
    start: ['q_kintoneId'],
    x1: ofRecord,
    x2: ['q_taskLimitDatetime', 'q_status'],
    x3: [],
    '1-1 1': ['q_licenseKey'],
    '1-2 1': ['q_memo'],
    '1-1′ 2': ['q_licenseKey'],
    '1-2 2': ['q_accessUrl', 'q_password'],
    '2 1': ofShipping,
    x4: ['q_status'],
    x5: [],
  })
})

it('changes none at x2′, in a real run of a record that is no longer 対応要', async () => {
  const versions = await versionsOf(async ({ webhookUrl }, recordId, seen) => {
    const late = aWebhook({ record: { $id: { value: recordId }, k_ステータス: { value: '2_対応要' } } })
    await fetch(webhookUrl, { method: 'POST', body: JSON.stringify(late) })
    await until(
      () => seen.at(-1)?.status,
      (status) => status === 'closed',
    )
  })
  expect(changesByNode(versions)).toEqual({ start: ['q_kintoneId'], x1: ofRecord, 'x2′': [] })
})

const nodeEvents = ['order-started', 'record-read', 'variables-set', 'record-updated', 'task-answered', 'order-closed']

const codes = Object.keys(variables) as VariableCode[]
/** An order begins with an empty memo, and without all else. */
const noText = (code: VariableCode) => (code === 'q_memo' ? '[]' : undefined)

/** What each stored version changed against the one before, by the node whose event came with it. */
function changesByNode(versions: Order[]): Record<string, string[]> {
  const changes: Record<string, string[]> = {}
  for (const [index, order] of versions.entries()) {
    const before = versions[index - 1]
    const event = order.events.slice(before?.events.length ?? 0).find(({ type }) => nodeEvents.includes(type))
    const textOf = (code: VariableCode, version: Order) => JSON.stringify(version.variables[code])
    const changed = codes.filter((code) => textOf(code, order) !== (before ? textOf(code, before) : noText(code)))
    const node = event ? [event.node ?? 'start', event.round].filter((part) => part !== undefined).join(' ') : 'none'
    if (node !== 'none') changes[node] = changed
    else expect(changed).toEqual([])
  }
  return changes
}
