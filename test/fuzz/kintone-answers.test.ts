import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as z from 'zod'
import type { Kintone } from '../../lambdas/core/ports.ts'
import { RefusedByKintone } from '../../lambdas/core/refused-by-kintone.ts'
import { aRecord, json, plain, scriptedKintone } from '../adapters/kintone/scripted-kintone.ts'
import { check } from './check.ts'
import { hostileText, marker } from './hostile-text.ts'
import { anyJson, mutated, nested } from './json.ts'

let server: Awaited<ReturnType<typeof scriptedKintone>>
beforeAll(async () => {
  server = await scriptedKintone()
})
afterAll(() => server.close())

const named = [
  'KintoneRecordGone',
  'KintoneRevisionConflict',
  'KintoneRecordRefused',
  'KintoneSetupError',
  'KintoneAccessError',
  'KintoneThrottled',
  'KintoneUnavailable',
]
const text = z.string().min(1)
const record = z.object({
  recordId: text,
  revision: text,
  pid: z.string(),
  status: z.string(),
  values: z.record(z.string(), text),
})

const form = { properties: { k_ステータス: { type: 'RADIO_BUTTON', options: { '2_対応要': { label: '2_対応要' } } } } }
const whole = { record: aRecord(), records: [aRecord(), aRecord({ $id: { value: '3' } })], revision: '4', ...form }

/** What the port promises of each call, and a call that keeps to it. */
const calls = {
  get: { call: (kintone: Kintone) => kintone.get('2'), gives: record },
  getMany: { call: (kintone: Kintone) => kintone.getMany(['2', '3']), gives: z.array(record) },
  update: {
    call: (kintone: Kintone) => kintone.update('2', '3', { status: 'x' }),
    gives: z.object({ revision: text }),
  },
  findByStatus: {
    call: (kintone: Kintone) => kintone.findByStatus(['2_対応要']),
    gives: z.object({ items: z.array(z.string().regex(/^\d+$/)), next: z.string().optional() }),
  },
}
type Name = keyof typeof calls

const fieldPath = fc.oneof(
  hostileText,
  hostileText.map((code) => `record.${code}.value`),
  hostileText.map((code) => `record[${code}].value`),
  fc.constantFrom('record.k_x.value', 'record.__proto__.value', 'record.', 'record[', 'record.k_ステータス.value'),
)
const body = fc.oneof(
  { weight: 5, arbitrary: mutated(whole).map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: anyJson.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.constantFrom(JSON.stringify({ code: 'GAIA_CO02', message: marker }), nested(5_000)) },
  {
    weight: 1,
    arbitrary: fc.record({ code: hostileText, id: hostileText, message: hostileText }).map((it) => JSON.stringify(it)),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        code: fc.constantFrom<unknown>('CB_VA01', 'GAIA_IQ11', 'GAIA_ZZ99', 7, null),
        message: hostileText,
        errors: fc.oneof(
          anyJson,
          fc.dictionary(fieldPath, fc.oneof(anyJson, fc.record({ messages: fc.array(hostileText) }))),
        ),
      })
      .map((it) => JSON.stringify(it)),
  },
  { weight: 1, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.constantFrom('<html><body>Maintenance</body></html>', 'Service Unavailable') },
)
const answer = fc.record({
  name: fc.constantFrom<Name>('get', 'getMany', 'update', 'findByStatus'),
  status: fc.oneof(
    { weight: 3, arbitrary: fc.constant(200) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(201, 204, 301, 302, 304, 400, 401, 403, 404, 409, 429, 500, 502, 503, 520),
    },
    { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
  ),
  type: fc.constantFrom('application/json', 'application/json;charset=utf-8', 'text/plain', 'text/html', 'image/png'),
  body,
})

it.each(Object.keys(calls) as Name[])('%s understands what kintone really answers', async (name) => {
  server.replies(json(200, whole))
  expect(calls[name].gives.safeParse(await calls[name].call(server.kintone))).toMatchObject({ success: true })
})

it('whatever answers in kintone’s place, only a named error that echoes nothing of it comes out', async () => {
  await check(answer, async ({ name, status, type, body: sent }) => {
    server.replies(plain(status, type, sent))
    const { call, gives } = calls[name]
    const outcome = await call(server.kintone).then(
      (value: unknown) => ({ value }),
      (error: unknown) => ({ error }),
    )
    server.asked.length = 0
    if ('value' in outcome) gives.parse(outcome.value)
    else if (!(outcome.error instanceof Error) || !named.includes(outcome.error.name)) throw outcome.error
    else if (outcome.error instanceof RefusedByKintone && JSON.stringify(outcome.error.fields).length > 4_000)
      throw new Error('it keeps more than an order has room for')
    else if (/zq/.test(outcome.error.message)) throw new Error(`it echoes: ${outcome.error.message}`)
  })
})
