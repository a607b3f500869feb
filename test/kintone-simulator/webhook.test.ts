import { mock } from 'node:test'
import { describe, expect, it } from '@jest/globals'
import { call, createClock, createReceiver, createSimulator, customer, toRecord } from './simulator.ts'

// https://jp.cybozu.help/k/ja/user/app_settings/set_webhook/webhook_notification.html
describe('a webhook', () => {
  it('says ADD_RECORD with the whole record, its title and its address', async () => {
    const { received, options } = createReceiver()
    const simulator = createSimulator(options)
    simulator.records.add(customer)
    await simulator.settled()
    expect(received.map(({ payload }) => payload)).toEqual([
      {
        id: '00000000-0000-4000-8000-000000000001',
        type: 'ADD_RECORD',
        app: { id: '1', name: '契約台帳' },
        record: simulator.records.get('1'),
        recordTitle: '山田 花子',
        url: 'https://example.cybozu.com/k/1/show#record=1',
      },
    ])
  })

  it('is set off by an update through the API too, with the address that the caller used', async () => {
    const { received, options } = createReceiver()
    const simulator = createSimulator(options)
    simulator.records.add(customer)
    const body = { app: 1, id: 1, record: toRecord({ k_ステータス: '2_対応要' }) }
    await call(simulator, 'PUT', 'http://127.0.0.1:3000/k/v1/record.json', body)
    await simulator.settled()
    expect(received.at(-1)?.payload).toMatchObject({
      type: 'UPDATE_RECORD',
      record: { $revision: { value: '2' }, k_ステータス: { type: 'RADIO_BUTTON', value: '2_対応要' } },
      url: 'http://127.0.0.1:3000/k/1/show#record=1',
    })
  })

  it('says who deleted a record and when, without the record', async () => {
    const { received, options } = createReceiver()
    const simulator = createSimulator(options)
    simulator.records.add(customer)
    simulator.records.remove('1')
    await simulator.settled()
    expect(received.at(-1)?.payload).toEqual({
      id: expect.any(String),
      type: 'DELETE_RECORD',
      app: { id: '1', name: '契約台帳' },
      recordId: '1',
      deletedBy: { code: 'keiyaku', name: '契約担当' },
      deletedAt: '2026-04-01T00:00:00Z',
    })
  })

  it('carries no signature and no headers of the receiver’s choice', async () => {
    const { received, options } = createReceiver()
    const simulator = createSimulator(options)
    simulator.records.add(customer)
    await simulator.settled()
    expect([...(received[0]?.headers.keys() ?? [])]).toEqual(['content-type'])
  })

  it('is sent after the API has answered', async () => {
    const { received, options } = createReceiver()
    const simulator = createSimulator(options)
    simulator.records.add(customer)
    expect(received).toEqual([])
    await simulator.settled()
    expect(received).toHaveLength(1)
  })

  it('is not sent again when the receiver fails', async () => {
    const { received, options } = createReceiver(500)
    const simulator = createSimulator(options)
    simulator.records.add(customer)
    await simulator.settled()
    expect(received).toHaveLength(1)
    expect(simulator.webhookLog()).toMatchObject([{ type: 'ADD_RECORD', recordId: '1', outcome: 'failed' }])
  })

  it('is given up when nobody answers for ten seconds', async () => {
    const timeout = mock.method(AbortSignal, 'timeout', (milliseconds: number) => {
      expect(milliseconds).toBe(10_000)
      return AbortSignal.abort()
    })
    const fetch: typeof globalThis.fetch = async (_input, init) => {
      init?.signal?.throwIfAborted()
      return new Response()
    }
    const simulator = createSimulator({ fetch, webhookUrl: () => 'https://receiver.example/' })
    simulator.records.add(customer)
    await simulator.settled()
    timeout.mock.restore()
    expect(simulator.webhookLog()).toMatchObject([{ outcome: 'failed' }])
  })
})

// 「複数のレコードを一括操作するREST APIを使用して」: none. https://help.cybozu.com/ja/k/user/webhook.html
describe('writes of several records', () => {
  it('set off no webhook, even with one record in them', async () => {
    const { received, options } = createReceiver()
    const simulator = createSimulator(options)
    await call(simulator, 'POST', '/k/v1/records.json', { app: 1, records: [toRecord(customer)] })
    const records = [{ id: 1, record: toRecord({ k_Qid: 'x' }) }]
    await call(simulator, 'PUT', '/k/v1/records.json', { app: 1, records })
    await call(simulator, 'DELETE', '/k/v1/records.json?app=1&ids[0]=1')
    await simulator.settled()
    expect(received).toEqual([])
    expect(simulator.changes().map(({ kind }) => kind)).toEqual(['add', 'update', 'delete'])
  })
})

// 「61回目以降の操作ではWebhookの通知が送信されません」
// https://jp.cybozu.help/k/ja/user/app_settings/set_webhook/webhook_logs.html
describe('the limit of 60 a minute', () => {
  it('drops the 61st for good and sends again a minute later', async () => {
    const clock = createClock()
    const { received, options } = createReceiver()
    const simulator = createSimulator({ ...options, clock })
    for (let count = 0; count < 61; count++) simulator.records.add(customer)
    await simulator.settled()
    expect(received).toHaveLength(60)
    const dropped = simulator.webhookLog().filter(({ outcome }) => outcome === 'dropped')
    expect(dropped).toMatchObject([{ recordId: '61' }])
    clock.forward(60_000)
    simulator.records.add(customer)
    await simulator.settled()
    expect(received).toHaveLength(61)
  })
})

describe('without a webhook URL', () => {
  it('nothing is sent', async () => {
    const { received, options } = createReceiver()
    const simulator = createSimulator({ ...options, webhookUrl: () => undefined })
    simulator.records.add(customer)
    await simulator.settled()
    expect(received).toEqual([])
  })
})
