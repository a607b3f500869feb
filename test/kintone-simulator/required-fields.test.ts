import { expect, it } from '@jest/globals'
import { call, createReceiver, createSimulator, customer, toRecord } from './simulator.ts'

const { k_メールアドレス, ...withoutAddress } = customer
const update = (values: Record<string, string>) => ({ app: 1, id: 1, record: toRecord(values) })
async function required(...codes: string[]) {
  const { received, options } = createReceiver()
  const simulator = createSimulator(options)
  simulator.records.add(withoutAddress)
  const body = new URLSearchParams(codes.map((code): [string, string] => [code, 'on']))
  const answer = await simulator.app.request('http://kintone.example/k/1/required', {
    method: 'POST',
    headers: { origin: 'http://kintone.example', host: 'kintone.example' },
    body,
  })
  expect(answer.status).toBe(303)
  return { simulator, received }
}
const revision = async (simulator: ReturnType<typeof createSimulator>) =>
  (await call(simulator, 'GET', '/k/v1/app/form/fields.json?app=1')).json.revision

it('a record that lacks a field which the form has come to ask for takes in no write of others', async () => {
  const { simulator } = await required('k_メールアドレス')
  const refused = await call(simulator, 'PUT', '/k/v1/record.json', update({ k_ステータス: '2_対応要' }))
  expect(refused).toMatchObject({
    status: 400,
    json: { code: 'CB_VA01', errors: { 'record.k_メールアドレス.value': { messages: ['必須です。'] } } },
  })
  expect(simulator.records.get('1').$revision?.value).toBe('1')
  expect((await call(simulator, 'PUT', '/k/v1/record.json', update({ k_メールアドレス }))).status).toBe(200)
  expect((await call(simulator, 'PUT', '/k/v1/record.json', update({ k_ステータス: '2_対応要' }))).status).toBe(200)
})

it('the form has another revision each time', async () => {
  const { simulator } = await required('k_メールアドレス')
  expect(await revision(simulator)).toBe('2')
  const { properties } = (await call(simulator, 'GET', '/k/v1/app/form/fields.json?app=1')).json
  expect(properties).toMatchObject({ k_メールアドレス: { required: true }, k_id: { required: false } })
})

it('a field that is never empty cannot be made required', async () => {
  const { simulator } = await required('k_ステータス')
  const { properties } = (await call(simulator, 'GET', '/k/v1/app/form/fields.json?app=1')).json
  expect(properties).toMatchObject({ k_ステータス: { required: false } })
  const page = await (await simulator.app.request('/k/1/')).text()
  expect(page).toContain('name="k_メールアドレス" value="on"')
  expect(page).not.toContain('name="k_ステータス" value="on"')
})
