import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { aDeletion, aWebhook } from '../builders/webhook.ts'
import { type Office, openOffice } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office[Symbol.asyncDispose]())

/** Posts a webhook and expects its answer, and that nothing at all came of it. */
async function expectNoEffect(status: number, body: unknown, secret?: string) {
  const before = { stored: office.stored(), cases: await office.cases(), mails: await office.mails() }
  const answered = await office.webhook(body, secret)
  const text = await answered.text()
  expect({ status: answered.status, text }).toEqual({ status, text })
  expect({ stored: office.stored(), cases: await office.cases(), mails: await office.mails() }).toEqual(before)
  return text
}

/** A webhook that says of a record that it reads 対応要. */
const triggerOf = (recordId: string, more: Record<string, unknown> = {}) =>
  aWebhook({ record: { $id: { value: recordId }, k_ステータス: { value: '2_対応要' } }, ...more })

describe('a webhook without the right to come in', () => {
  it('is refused with 401 when its secret is wrong', async () => {
    await expectNoEffect(401, aWebhook(), 'a-wrong-webhook-secret')
  })

  it('is refused with 401 when it has no secret', async () => {
    await expectNoEffect(401, aWebhook(), '')
  })

  it('is refused with 401 when its address ends where the secret should begin', async () => {
    const before = office.stored()
    const answered = await fetch(`${office.url}/webhook/kintone/`, { method: 'POST', body: JSON.stringify(aWebhook()) })
    expect({ status: answered.status, stored: office.stored() }).toEqual({ status: 401, stored: before })
  })

  it('is refused with 401 before its body is looked at', async () => {
    await expectNoEffect(401, '{', 'a-wrong-webhook-secret')
  })

  it('is refused with 403 when it is of another app', async () => {
    await expectNoEffect(403, aWebhook({ app: { id: '99' } }))
  })
})

it('takes the previous secret as long as secrets.json holds both, and the new one', async () => {
  const previous = office.webhookUrl.split('/').at(-1) ?? ''
  await office.changeSecrets({ webhookSecrets: ['the-new-webhook-secret', previous] })
  expect(office.webhookUrl).toMatch(/the-new-webhook-secret$/)
  for (const secret of [previous, 'the-new-webhook-secret'])
    expect((await office.webhook(aWebhook({ type: 'ADD_RECORD_COMMENT' }), secret)).status).toBe(200)
})

describe('a body that is no webhook', () => {
  it('is refused with 413 above 1 MB', async () => {
    await expectNoEffect(413, aWebhook({ recordTitle: 'x'.repeat(1_000_000) }))
  })

  it.each(['', '{', 'null', '"text"', '[]'])('is refused with 400: %j', async (body) => {
    await expectNoEffect(400, body)
  })

  it.each([
    ['app', aWebhook({ app: undefined })],
    ['app.id', aWebhook({ app: { id: 1 } })],
    ['record', aWebhook({ record: undefined })],
    ['record.$id', aWebhook({ record: {} })],
    ['record.$id.value', aWebhook({ record: { $id: { value: '-1' } } })],
    ['type', aWebhook({ type: undefined })],
    ['recordId', { ...aDeletion(), recordId: undefined }],
  ])('is refused with 400 and the part that is wrong: %s', async (part, body) => {
    const { details } = JSON.parse(await expectNoEffect(400, body))
    expect(details).toEqual([expect.stringMatching(new RegExp(`^${part.replace(/[.$]/g, '\\$&')}: .`))])
  })

  it('is never quoted in the answer', async () => {
    const hostile = '<script>alert(1)</script>\u202e'
    for (const body of [
      aWebhook({ type: hostile }),
      aWebhook({ app: { id: hostile } }),
      aWebhook({ record: { $id: { value: hostile } } }),
      `{"type":"${hostile}`,
    ])
      expect(await expectNoEffect(400, body)).not.toMatch(/script|alert|\u202e/)
  })
})

describe('a webhook that means nothing to do', () => {
  it.each([
    ['a comment', aWebhook({ type: 'ADD_RECORD_COMMENT' })],
    ['another status', aWebhook({ record: { $id: { value: '2' }, k_ステータス: { value: '1_未対応' } } })],
    ['no status', aWebhook({ record: { $id: { value: '2' } } })],
    ['a status of a wrong type', aWebhook({ record: { $id: { value: '2' }, k_ステータス: { value: ['2_対応要'] } } })],
    ['the deletion of a record that is not held', aDeletion()],
  ])('is taken and changes nothing: %s', async (_, body) => {
    expect(JSON.parse(await expectNoEffect(200, body))).toEqual({ result: 'ignored' })
  })
})

describe('the same webhook many times at once', () => {
  it('starts one order', async () => {
    await office.kintone.trouble('webhooksLost')
    const recordId = await office.kintone.add({ k_ステータス: '2_対応要' })
    const answered = await Promise.all(Array.from({ length: 20 }, () => office.webhook(triggerOf(recordId))))
    const results = await Promise.all(
      answered.map(async (one) => ({ status: one.status, body: (await one.json()) as { result: string } })),
    )

    const pid = `k1-${recordId}-1`
    expect(results.every(({ status }) => status === 200)).toBe(true)
    expect(results.filter(({ body }) => body.result === 'started')).toEqual([
      { status: 200, body: { result: 'started', pid } },
    ])
    await office.links(pid, '1-1')
    expect(office.orders().map((order) => order.pid)).toEqual([pid])
    expect(office.stored().executions).toHaveLength(1)
    expect(office.stored().ledger).toEqual([expect.objectContaining({ n: 1, holder: pid })])
    expect(await office.kintone.statuses(recordId)).toEqual(['2_対応要', '3_対応中'])
  })
})

it('answers within a second while kintone is in maintenance, and starts the order', async () => {
  await office.kintone.trouble('maintenance', 'webhooksLost')
  const recordId = await office.kintone.add({ k_ステータス: '2_対応要' })
  const asked = Date.now()
  const answered = await office.webhook(triggerOf(recordId))
  expect(Date.now() - asked).toBeLessThan(1000)
  expect([answered.status, await answered.json()]).toEqual([200, { result: 'started', pid: `k1-${recordId}-1` }])
})
