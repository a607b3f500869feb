import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { KintoneRestAPIClient, KintoneRestAPIError } from '@kintone/rest-api-client'
import { createSimulator, customer, serveSimulator, toRecord } from './simulator.ts'

let simulator: ReturnType<typeof createSimulator>
let served: Awaited<ReturnType<typeof serveSimulator>>

beforeEach(async () => {
  simulator = createSimulator()
  served = await serveSimulator(simulator)
})
afterEach(() => served.close())

// https://github.com/kintone/js-sdk/tree/main/packages/rest-api-client
describe('kintone’s own client over HTTP', () => {
  it('adds, reads, updates and deletes a record', async () => {
    const { record } = served.client
    const { id, revision } = await record.addRecord({ app: 1, record: toRecord(customer) })
    expect((await record.getRecord({ app: 1, id })).record.k_氏名).toEqual({
      type: 'SINGLE_LINE_TEXT',
      value: '山田 花子',
    })
    expect(await record.updateRecord({ app: 1, id, revision, record: toRecord({ k_Qid: 'p' }) })).toEqual({
      revision: '2',
    })
    await record.deleteRecords({ app: 1, ids: [id], revisions: [2] })
    expect((await record.getRecords({ app: 1 })).records).toEqual([])
  })

  it('sends a long query as a POST that means GET', async () => {
    simulator.records.add(customer)
    const wanted = Array.from({ length: 600 }, (_, number) => `"C-${number}"`).join(', ')
    const query = `k_id in (${wanted}) order by $id asc limit 500`
    const { records, totalCount } = await served.client.record.getRecords({ app: 1, query, totalCount: true })
    expect([records.length, totalCount]).toEqual([1, '1'])
    expect(simulator.changes()).toHaveLength(1)
  })

  it('pages through all records by $id', async () => {
    for (let count = 0; count < 3; count++) simulator.records.add(customer)
    const condition = 'k_ステータス in ("1_未対応")'
    expect(await served.client.record.getAllRecordsWithId({ app: 1, condition })).toHaveLength(3)
  })

  it('reads the form’s fields', async () => {
    const { properties } = await served.client.app.getFormFields({ app: 1 })
    expect(properties.k_プラン).toMatchObject({ type: 'RADIO_BUTTON' })
  })

  it('throws its typed error for a revision conflict', async () => {
    simulator.records.add(customer)
    const update = served.client.record.updateRecord({ app: 1, id: 1, revision: 9, record: {} })
    await expect(update).rejects.toBeInstanceOf(KintoneRestAPIError)
    await expect(update).rejects.toMatchObject({ status: 409, code: 'GAIA_CO02' })
  })

  it('throws its typed error for a wrong token', async () => {
    const client = new KintoneRestAPIClient({ baseUrl: served.baseUrl, auth: { apiToken: 'wrong' } })
    await expect(client.record.getRecords({ app: 1 })).rejects.toMatchObject({ status: 400, code: 'GAIA_IA02' })
  })

  it('throws a bare Error for the plain-text 503 of maintenance', async () => {
    simulator.faults.maintenance = true
    const error = await served.client.record.getRecords({ app: 1 }).catch((caught: unknown) => caught)
    expect(error).not.toBeInstanceOf(KintoneRestAPIError)
    expect(error).toMatchObject({ message: '503: Service Unavailable' })
  })

  it('sees the connection break when the answer is lost, though the write was applied', async () => {
    simulator.faults.answersLost = true
    const add = served.client.record.addRecord({ app: 1, record: toRecord(customer) })
    await expect(add).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(simulator.records.all()).toHaveLength(1)
  })
})

describe('onRequest', () => {
  it('tells of each request as it came, without its token', async () => {
    const requests: unknown[] = []
    const watched = createSimulator({ onRequest: (request) => requests.push(request) })
    const server = await serveSimulator(watched)
    await server.client.record.addRecord({ app: 1, record: toRecord({ k_id: 'A' }) })
    await server.client.record.getRecord({ app: 1, id: 1 })
    await server.close()
    expect(requests).toEqual([
      { method: 'POST', url: '/k/v1/record.json', body: '{"app":1,"record":{"k_id":{"value":"A"}}}' },
      { method: 'GET', url: '/k/v1/record.json?app=1&id=1', body: '' },
    ])
  })
})
