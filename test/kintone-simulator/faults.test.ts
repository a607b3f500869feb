import { describe, expect, it } from '@jest/globals'
import { call, createReceiver, createSimulator, customer, toRecord } from './simulator.ts'

const read = '/k/v1/records.json?app=1'

describe('a fault that is switched on', () => {
  // https://cybozu.dev/ja/kintone/docs/rest-api/overview/kintone-rest-api-overview/ (同時リクエスト数)
  it('throttled: answers 429 GAIA_TO04 with the running and allowed numbers of requests', async () => {
    const simulator = createSimulator()
    simulator.faults.throttled = true
    const { status, json, headers } = await call(simulator, 'GET', read)
    expect([status, json.code]).toEqual([429, 'GAIA_TO04'])
    expect(headers.get('X-ConcurrencyLimit-Limit')).toBe('100')
    expect(headers.get('X-ConcurrencyLimit-Running')).toBe('101')
    simulator.faults.throttled = false
    expect((await call(simulator, 'GET', read)).status).toBe(200)
  })

  it('maintenance: answers 503 in plain text', async () => {
    const simulator = createSimulator()
    simulator.faults.maintenance = true
    const { status, json, headers } = await call(simulator, 'GET', read)
    expect([status, json]).toEqual([503, undefined])
    expect(headers.get('content-type')).toMatch(/^text\/plain/)
  })

  it('readOnlyToken: reads, but answers a write with 403 GAIA_NO01', async () => {
    const simulator = createSimulator()
    simulator.faults.readOnlyToken = true
    const { status, json } = await call(simulator, 'POST', '/k/v1/record.json', { app: 1 })
    expect([status, json.code]).toEqual([403, 'GAIA_NO01'])
    expect((await call(simulator, 'GET', read)).status).toBe(200)
  })

  it('webhooksLost: loses what happens meanwhile and never sends it later', async () => {
    const { received, options } = createReceiver()
    const simulator = createSimulator(options)
    simulator.faults.webhooksLost = true
    simulator.records.add(customer)
    simulator.faults.webhooksLost = false
    await simulator.settled()
    expect(received).toEqual([])
    expect(simulator.webhookLog()).toMatchObject([{ outcome: 'lost' }])
  })

  it('answersLost: applies the write, sends its webhook and gives no answer', async () => {
    const { received, options } = createReceiver()
    const simulator = createSimulator(options)
    simulator.faults.answersLost = true
    const { status } = await call(simulator, 'POST', '/k/v1/record.json', { app: 1, record: toRecord(customer) })
    await simulator.settled()
    expect(status).toBe(502)
    expect([simulator.records.all().length, received.length]).toEqual([1, 1])
  })
})
