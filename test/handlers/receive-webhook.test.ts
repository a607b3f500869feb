import { beforeEach, describe, expect, it } from '@jest/globals'
import type { HttpAnswer, HttpRequest } from '../../lambdas/handlers/http.ts'
import { createReceiveWebhookHandler } from '../../lambdas/handlers/receive-webhook.ts'
import { anEnteredOrder } from '../builders/running-order.ts'
import { aDeletion, aWebhook, aWebhookRequest } from '../builders/webhook.ts'
import { createWorld, type World } from '../fakes/world.ts'
import { invoke } from './invoke.ts'

let world: World
beforeEach(() => {
  world = createWorld()
})
const post = async (request: HttpRequest) => {
  const answer: HttpAnswer = await invoke(createReceiveWebhookHandler(world), request)
  return { status: answer.statusCode, body: JSON.parse(answer.body ?? '') }
}
const send = (body: unknown, changes: Partial<HttpRequest> = {}) => post(aWebhookRequest(body, changes))
const withSecret = (secret?: string) => ({ pathParameters: secret === undefined ? undefined : { secret } })

async function hold(order = anEnteredOrder()) {
  world.kintone.add({ ...order.record })
  await world.ledger.claim('1', '2', 1, order.pid)
  await world.orders.put(order, { open: true })
}
function expectNothingDone() {
  expect(world.orders.all()).toEqual([])
  expect(world.executions.started()).toEqual([])
  expect(world.kintone.calls).toEqual([])
}

describe('a webhook', () => {
  it('of a record that reads 対応要 starts its order', async () => {
    expect(await send(aWebhook())).toEqual({ status: 200, body: { result: 'started', pid: 'k1-2-1' } })
    expect(world.executions.started()).toEqual(['k1-2-1'])
  })

  it('repeated starts nothing more', async () => {
    await send(aWebhook())
    expect(await send(aWebhook())).toEqual({ status: 200, body: { result: 'held', pid: 'k1-2-1' } })
    expect(world.executions.started()).toHaveLength(1)
  })

  it('may come base64-encoded', async () => {
    const body = Buffer.from(JSON.stringify(aWebhook())).toString('base64')
    expect((await send(body, { isBase64Encoded: true })).body).toMatchObject({ result: 'started' })
  })

  it('may carry the previous secret while it is being changed', async () => {
    expect((await send(aWebhook(), withSecret('the-previous-secret'))).status).toBe(200)
  })

  it('that echoes our own write is ignored', async () => {
    await hold()
    const record = { $id: { value: '2' }, k_Qid: { value: 'k1-2-1' }, k_ステータス: { value: '3_対応中' } }
    expect(await send(aWebhook({ record }))).toEqual({ status: 200, body: { result: 'held', pid: 'k1-2-1' } })
    expect(world.kintone.calls).toEqual([])
  })

  it.each([{ $id: { value: '2' } }, { $id: { value: '2' }, k_ステータス: { value: null } }])(
    'without a status is ignored (%j)',
    async (record) => {
      expect(await send(aWebhook({ record }))).toEqual({ status: 200, body: { result: 'ignored' } })
      expectNothingDone()
    },
  )

  it('of a comment is ignored', async () => {
    expect(await send(aWebhook({ type: 'ADD_RECORD_COMMENT' }))).toEqual({ status: 200, body: { result: 'ignored' } })
    expectNothingDone()
  })

  it('of a deletion makes us look at the record', async () => {
    await hold()
    world.kintone.remove('2')
    expect((await send(aDeletion())).body).toEqual({ result: 'watched', pid: 'k1-2-1' })
    expect((await world.orders.get('k1-2-1'))?.conflict?.what).toBe('deleted')
  })

  it('of a deletion of a record of nobody is ignored', async () => {
    expect((await send(aDeletion())).body).toEqual({ result: 'ignored' })
  })
})

describe('a webhook is refused, and nothing is done,', () => {
  it.each(['wrong', '', undefined, 'the-webhook-secret2'])('with the secret %s', async (secret) => {
    expect((await send(aWebhook(), withSecret(secret))).status).toBe(401)
    expectNothingDone()
  })

  it.each(['', undefined])('with the secret %s, though the one in force were empty', async (secret) => {
    world.secrets.webhookSecrets = async () => ['']
    expect((await send(aWebhook(), withSecret(secret))).status).toBe(401)
    expectNothingDone()
  })

  it('when it is larger than 1 MB', async () => {
    expect((await send(aWebhook({ recordTitle: 'あ'.repeat(400_000) }))).status).toBe(413)
    expectNothingDone()
  })

  it.each([
    ['no JSON', '{', undefined],
    ['no object', '[]', 'type'],
    ['an unknown type', aWebhook({ type: 'DROP_TABLE' }), 'type'],
    ['no app', aWebhook({ app: undefined }), 'app'],
    ['a record id that is no number', aWebhook({ record: { $id: { value: '2 or 1=1' } } }), 'record.$id.value'],
    ['no record', aWebhook({ record: undefined }), 'record'],
    ['a deletion without its record', { ...aDeletion(), recordId: undefined }, 'recordId'],
  ])('when it is malformed: %s', async (_, body, key) => {
    const answer = await send(body)
    expect(answer.status).toBe(400)
    if (key)
      expect(answer.body.details).toEqual([
        expect.stringMatching(new RegExp(`^(${key.replaceAll(/[.$]/g, '\\$&')}|body): `)),
      ])
    expectNothingDone()
  })

  it('without an echo of what it held', async () => {
    const { body } = await send(aWebhook({ type: '<script>', record: { 秘密: '山田' } }))
    expect(JSON.stringify(body)).not.toMatch(/script|秘密|山田/)
  })

  it('when it is of another app', async () => {
    expect((await send(aWebhook({ app: { id: '9', name: '' } }))).status).toBe(403)
    expectNothingDone()
  })
})

describe('a webhook that cannot be served', () => {
  it('answers 500 and logs the route and the error’s name alone', async () => {
    world.executions.start = () => Promise.reject(new TypeError('k_氏名 山田'))
    const answer = await send(aWebhook())
    expect(answer.status).toBe(500)
    expect(JSON.stringify(answer.body)).not.toContain('山田')
    expect(world.log.lines).toEqual([
      expect.objectContaining({
        level: 'error',
        fields: { route: 'POST /webhook/kintone/{secret}', error: 'TypeError' },
      }),
    ])
  })
})
