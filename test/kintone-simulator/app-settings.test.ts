import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { until } from '../e2e/until.ts'
import { call, createSimulator, customer, serveSimulator } from './simulator.ts'

const live = '/k/v1/app/form/fields.json'
const preview = '/k/v1/preview/app/form/fields.json'
const deploy = '/k/v1/preview/app/deploy.json'
const text = (code: string) => ({ [code]: { type: 'SINGLE_LINE_TEXT', code, label: code } })
type Simulator = ReturnType<typeof createSimulator>

const fieldsOf = async (simulator: Simulator, url: string) => {
  const { json } = await call(simulator, 'GET', `${url}?app=1`)
  return { codes: Object.keys(json.properties), properties: json.properties, revision: json.revision }
}
const add = (simulator: Simulator, code: string, revision?: number) =>
  call(simulator, 'POST', preview, { app: 1, properties: text(code), revision })
const status = async (simulator: Simulator) =>
  (await call(simulator, 'GET', `${deploy}?apps[0]=1`)).json.apps[0].status as string
const deployed = (simulator: Simulator) =>
  until(
    () => status(simulator),
    (now) => now !== 'PROCESSING',
  )

// https://cybozu.dev/ja/kintone/docs/rest-api/apps/form/
describe('a field that is added', () => {
  it('is in the preview alone until a deploy, which is done a while after its answer', async () => {
    const simulator = createSimulator({ deployMilliseconds: 20 })
    expect((await add(simulator, 'k_新')).json).toEqual({ revision: '2' })
    expect((await fieldsOf(simulator, preview)).codes).toContain('k_新')
    expect(await fieldsOf(simulator, live)).toMatchObject({ revision: '1' })
    expect((await call(simulator, 'POST', deploy, { apps: [{ app: 1, revision: 2 }] })).json).toEqual({})
    expect(await status(simulator)).toBe('PROCESSING')
    expect((await fieldsOf(simulator, live)).codes).not.toContain('k_新')
    expect(await deployed(simulator)).toBe('SUCCESS')
    const { codes, revision } = await fieldsOf(simulator, live)
    expect([codes.includes('k_新'), revision]).toEqual([true, '2'])
  })

  it('can be filled in once it is live', async () => {
    const simulator = createSimulator({ deployMilliseconds: 1 })
    await add(simulator, 'k_新')
    simulator.records.add({ ...customer, k_新: 'ignored' })
    expect(simulator.records.get('1').k_新).toBeUndefined()
    await call(simulator, 'POST', deploy, { apps: [{ app: 1 }] })
    await deployed(simulator)
    simulator.records.add({ ...customer, k_新: 'kept' })
    expect(simulator.records.get('2').k_新?.value).toBe('kept')
  })

  it('is refused when the code is taken, the revision is old, or a choice field has no choices', async () => {
    const simulator = createSimulator()
    expect((await add(simulator, 'k_id')).json).toMatchObject({ code: 'CB_VA01' })
    expect(await add(simulator, 'k_新', 9)).toMatchObject({ status: 409, json: { code: 'GAIA_CO03' } })
    const properties = { k_新: { type: 'RADIO_BUTTON', code: 'k_新', label: '新' } }
    expect((await call(simulator, 'POST', preview, { app: 1, properties })).json.code).toBe('CB_VA01')
    expect(await fieldsOf(simulator, preview)).toMatchObject({ revision: '1' })
  })
})

describe('a field that is changed', () => {
  const change = (simulator: Simulator, labels: string[]) => {
    const options = Object.fromEntries(labels.map((label, index) => [label, { label, index: String(index) }]))
    const properties = { k_プラン: { type: 'RADIO_BUTTON', options } }
    return call(simulator, 'PUT', preview, { app: 1, properties })
  }

  it('has the choices that the change names and no others, and keeps what the change leaves out', async () => {
    const simulator = createSimulator()
    await change(simulator, ['プレミアム', '特注'])
    const { k_プラン } = (await fieldsOf(simulator, preview)).properties
    expect([Object.keys(k_プラン.options), k_プラン.label]).toEqual([['プレミアム', '特注'], 'プラン'])
  })

  it('must be there', async () => {
    const properties = { k_無い: { type: 'SINGLE_LINE_TEXT', label: '無い' } }
    expect((await call(createSimulator(), 'PUT', preview, { app: 1, properties })).json.code).toBe('GAIA_FC01')
  })
})

describe('a deploy', () => {
  it('lets nobody change the settings until it is done', async () => {
    const simulator = createSimulator({ deployMilliseconds: 20 })
    await add(simulator, 'k_新')
    await call(simulator, 'POST', deploy, { apps: [{ app: 1 }] })
    expect((await add(simulator, 'k_次')).status).toBe(409)
    await deployed(simulator)
    expect((await add(simulator, 'k_次')).status).toBe(200)
  })

  it('that fails leaves the live app as it was', async () => {
    const simulator = createSimulator({ deployMilliseconds: 1 })
    simulator.faults.deployFails = true
    await add(simulator, 'k_新')
    await call(simulator, 'POST', deploy, { apps: [{ app: 1 }] })
    expect(await deployed(simulator)).toBe('FAIL')
    expect(await fieldsOf(simulator, live)).toMatchObject({ revision: '1' })
    expect(await fieldsOf(simulator, preview)).toMatchObject({ revision: '2' })
  })

  it('that reverts makes the preview what is live', async () => {
    const simulator = createSimulator()
    await add(simulator, 'k_新')
    await call(simulator, 'POST', deploy, { apps: [{ app: 1 }], revert: true })
    expect((await fieldsOf(simulator, preview)).codes).not.toContain('k_新')
  })

  it('outlives the process, though it ends in the middle', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-settings-'))
    const database = join(folder, 'kintone.sqlite')
    const first = createSimulator({ database, deployMilliseconds: 60_000 })
    await add(first, 'k_新')
    await call(first, 'POST', deploy, { apps: [{ app: 1 }] })
    await first.close()
    const second = createSimulator({ database })
    expect((await fieldsOf(second, live)).codes).toContain('k_新')
    await second.close()
    await rm(folder, { recursive: true })
  })
})

describe('a token', () => {
  const tokens = { reader: ['view'], writer: ['view', 'edit'], manager: ['manage'] } as const
  const as = (token: string, method: string, url: string, body?: unknown) =>
    call(createSimulator({ tokens, otherApps: ['2'] }), method, url, body, token)

  it.each<[keyof typeof tokens, string, string, unknown]>([
    ['reader', 'GET', `${live}?app=1`, undefined],
    ['writer', 'PUT', '/k/v1/record.json', { app: 1, id: 9 }],
    ['manager', 'GET', `${preview}?app=1`, undefined],
  ])('%s may do what its rights say: %s %s', async (token, method, url, body) => {
    expect((await as(token, method, url, body)).json.code).not.toBe('GAIA_NO01')
  })

  it.each<[keyof typeof tokens, string, string, unknown]>([
    ['reader', 'PUT', '/k/v1/record.json', { app: 1, id: 9 }],
    ['writer', 'GET', `${preview}?app=1`, undefined],
    ['writer', 'POST', deploy, { apps: [{ app: 1 }] }],
    ['manager', 'GET', '/k/v1/records.json?app=1', undefined],
  ])('%s may do no more: %s %s', async (token, method, url, body) => {
    expect(await as(token, method, url, body)).toMatchObject({ status: 403, json: { code: 'GAIA_NO01' } })
  })

  it('of this app is none of another app, and nobody’s where there is no such app', async () => {
    expect((await as('reader', 'GET', `${live}?app=2`)).json.code).toBe('GAIA_IA02')
    expect((await as('reader', 'GET', `${live}?app=3`)).json.code).toBe('GAIA_AP01')
  })
})

it('kintone’s own client adds a field, deploys it and reads the app’s name', async () => {
  const served = await serveSimulator(createSimulator({ deployMilliseconds: 1 }))
  const { app } = served.client
  const properties = { k_新: { type: 'SINGLE_LINE_TEXT' as const, code: 'k_新', label: '新' } }
  const { revision } = await app.addFormFields({ app: 1, properties })
  await app.deployApp({ apps: [{ app: 1, revision }] })
  await until(
    () => app.getFormFields({ app: 1 }),
    (fields) => fields.revision === revision,
  )
  expect((await app.getDeployStatus({ apps: [1] })).apps).toEqual([{ app: '1', status: 'SUCCESS' }])
  expect((await app.getApp({ id: 1 })).name).toBe('契約台帳')
  await served.close()
})
