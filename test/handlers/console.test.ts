import { describe, expect, it } from '@jest/globals'
import { StoredItemInvalid } from '../../lambdas/core/errors.ts'
import type { GivenBack } from '../../lambdas/core/order.ts'
import { createCasePageHandler } from '../../lambdas/handlers/case-page.ts'
import { createCaseCsvHandler, createCaseListHandler, createCaseXlsxHandler } from '../../lambdas/handlers/console.ts'
import type { HttpAnswer, HttpRequest } from '../../lambdas/handlers/http.ts'
import { serveLiveScript } from '../../lambdas/handlers/live-script.ts'
import { anOrder } from '../builders/order.ts'
import { anEnteredOrder } from '../builders/running-order.ts'
import { someSettings } from '../builders/settings.ts'
import { createWorld } from '../fakes/world.ts'
import { invoke } from './invoke.ts'

async function worldWithOrders(settings = someSettings()) {
  const world = createWorld(settings)
  const named = (recordId: string, q_customerName: string, status: 'running' | 'closed') =>
    world.orders.put(anOrder({ recordId, status, variables: { q_customerName, q_memo: [] } }), {
      open: status === 'running',
    })
  await named('2', '髙橋 凛', 'running')
  await named('3', '山田商店', 'running')
  await named('4', '高橋建設', 'closed')
  return world
}
/** As an earlier version left it: with the label of its last step. */
function aCancelledOrder(record: GivenBack | undefined) {
  const at = '2026-04-01T00:00:00.000Z'
  return anEnteredOrder({
    recordId: '9',
    pid: 'k1-9-1',
    status: 'cancelled',
    endedAt: at,
    variables: { q_status: record?.state?.status ?? '3_対応中', q_memo: [] },
    cancel: { at, by: 'ops', reason: '解約', dueAt: at, step: 'finished', ...(record && { record }) },
  })
}
const request = (query: Record<string, string> = {}, more: object = {}) =>
  ({ headers: {}, queryStringParameters: query, ...more }) as unknown as HttpRequest
const json = { headers: { accept: 'application/json' } }
const at = (pid: string) => ({ pathParameters: { pid } })

describe('the case list', () => {
  it('shows the cases that fit the address', async () => {
    const answer = await invoke<HttpRequest, HttpAnswer>(
      createCaseListHandler(await worldWithOrders()),
      request({ q: '高橋' }),
    )
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('/console/orders/k1-2-1')
    expect(answer.body).toContain('/console/orders/k1-4-1')
    expect(answer.body).not.toContain('/console/orders/k1-3-1')
  })

  it.each([
    ['status', 'melted'],
    ['lane', 'nobody'],
    ['sort', 'colour'],
    ['page', '-1'],
    ['page', '1e9'],
    ['overdue', 'x'],
  ])('takes %s=%s, which makes no sense, as if it were not there', async (name, value) => {
    const answer = await invoke<HttpRequest, HttpAnswer>(
      createCaseListHandler(await worldWithOrders()),
      request({ [name]: value }),
    )
    expect(answer.statusCode).toBe(200)
    for (const pid of ['k1-2-1', 'k1-3-1', 'k1-4-1']) expect(answer.body).toContain(`/console/orders/${pid}"`)
  })

  it('is searched by so many characters and no more, and by nothing where nobody sees any', async () => {
    const list = createCaseListHandler(await worldWithOrders())
    const pidsFor = async (q: string) => {
      const { body = '' } = await invoke<HttpRequest, HttpAnswer>(list, request({ q }, json))
      const found = JSON.parse(body) as { open: { pid: string }[] }
      return found.open.map(({ pid }) => pid).sort()
    }
    expect(await pidsFor('\u200b\u3000')).toEqual(['k1-2-1', 'k1-3-1'])
    expect(await pidsFor(`${' '.repeat(50)}髙橋`)).toEqual(['k1-2-1'])
    expect(await pidsFor('𠮷'.repeat(100_000))).toEqual([])
  })

  it('is JSON for programs: open, ended, and whether there are more', async () => {
    const answer = await invoke<HttpRequest, HttpAnswer>(
      createCaseListHandler(await worldWithOrders()),
      request({}, json),
    )
    expect(JSON.parse(answer.body ?? '')).toMatchObject({
      open: [{ pid: 'k1-2-1' }, { pid: 'k1-3-1' }],
      ended: [{ pid: 'k1-4-1' }],
      more: { open: false, ended: false },
      unreadable: 0,
    })
  })

  it('tells programs, too, that an order could not be read', async () => {
    const world = await worldWithOrders()
    const get = async (pid: string) => {
      if (pid === 'k1-3-1') throw new StoredItemInvalid()
      return world.orders.get(pid)
    }
    const deps = { ...world, orders: { get, list: world.orders.list } }
    const answer = await invoke<HttpRequest, HttpAnswer>(createCaseListHandler(deps), request({}, json))
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ open: [{ pid: 'k1-2-1' }], unreadable: 1 })
  })

  it.each([
    ['told as numbers', { retried: '2', refused: '0' }, true],
    ['not told in words', { retried: '2 <b>', refused: 'x' }, false],
  ])('of retried orders is %s', async (_, query, isTold) => {
    const { body } = await invoke<HttpRequest, HttpAnswer>(
      createCaseListHandler(await worldWithOrders()),
      request(query as Record<string, string>),
    )
    expect(body?.includes('2 件を再開しました')).toBe(isTold)
  })

  it('writes nothing', async () => {
    const world = await worldWithOrders()
    const before = world.orders.all()
    await invoke<HttpRequest, HttpAnswer>(createCaseListHandler(world), request({ q: '2' }))
    await invoke<HttpRequest, HttpAnswer>(createCaseCsvHandler(world), request())
    expect(world.orders.all()).toEqual(before)
  })
})

describe('the cases for Excel', () => {
  it('are a file to keep, of what fits the address, in base64 as an HTTP API wants bytes', async () => {
    const answer = await invoke<HttpRequest, HttpAnswer>(
      createCaseXlsxHandler(await worldWithOrders()),
      request({ status: 'ended' }),
    )
    expect(answer).toMatchObject({
      statusCode: 200,
      isBase64Encoded: true,
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': 'attachment; filename="nouhin-cases-2026-04-01.xlsx"',
        'cache-control': 'no-store',
      },
    })
    // Every .xlsx is a ZIP.
    expect(Buffer.from(answer.body ?? '', 'base64').subarray(0, 4)).toEqual(Buffer.from('PK\u0003\u0004'))
  })
})

describe('the cases as CSV', () => {
  it('are a file to keep, of what fits the address, cached by nobody', async () => {
    const answer = await invoke<HttpRequest, HttpAnswer>(
      createCaseCsvHandler(await worldWithOrders()),
      request({ status: 'ended' }),
    )
    expect(answer).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="nouhin-cases-2026-04-01.csv"',
        'cache-control': 'no-store',
      },
    })
    expect(answer.body?.startsWith('\u{feff}')).toBe(true)
    expect(answer.body?.trimEnd().split('\r\n')).toHaveLength(2)
  })
})

describe('the case page', () => {
  const page = async (query = {}, more: object = at('k1-2-1'), settings = someSettings()) =>
    invoke<HttpRequest, HttpAnswer>(createCasePageHandler(await worldWithOrders(settings)), request(query, more))

  it('may run the product’s own script and ask the product itself, and nothing else', async () => {
    const { headers } = await page()
    expect(headers?.['content-security-policy']).toMatch(
      /^default-src 'none';.*; script-src 'self'; connect-src 'self'$/,
    )
  })

  it('gives its live parts alone, which may run nothing', async () => {
    const { body, headers } = await page({ part: 'live' })
    expect(body?.startsWith('<div data-live="state"')).toBe(true)
    expect(body).not.toContain('<html')
    expect(headers?.['content-security-policy']).not.toContain('script-src')
  })

  it.each([
    ['the simulated kintone', {}, '/k/1/show?record=2'],
    ['the real one', { kintone: { domain: 'example.cybozu.com' } }, 'https://example.cybozu.com/k/1/show#record=2'],
  ])('links to the record in %s', async (_, changes, href) => {
    expect((await page({}, at('k1-2-1'), someSettings(changes))).body).toContain(`href="${href}"`)
  })

  it('links to the execution where one can be looked at', async () => {
    const deps = { ...(await worldWithOrders()), executionUrl: (pid: string) => `https://aws.example/${pid}` }
    const { body } = await invoke<HttpRequest, HttpAnswer>(createCasePageHandler(deps), request({}, at('k1-2-1')))
    expect(body).toContain('href="https://aws.example/k1-2-1"')
  })

  it('masks a secret in the title for programs, too', async () => {
    const variables = { q_licenseKey: 'KEY-1234', q_memo: [] }
    const order = anOrder({ recordId: '9', title: 'キー KEY-1234', variables })
    const world = await worldWithOrders()
    await world.orders.put(order, { open: true })
    const { body } = await invoke<HttpRequest, HttpAnswer>(
      createCasePageHandler(world),
      request({}, { ...at('k1-9-1'), ...json }),
    )
    expect(JSON.parse(body ?? '').title).toBe('キー ••••')
  })

  it.each([
    ['given back', { became: 'given-back', state: { pid: 'k1-9-1', status: '1_未対応' } }, '1_未対応'],
    ['from before that was kept', undefined, '1_未対応'],
    ['left as a person had edited it', { became: 'kept', state: { pid: '', status: '保留' } }, '保留'],
  ] as const)('of a cancelled order, its record %s, never says that it is in progress', async (_, record, q_status) => {
    const world = await worldWithOrders()
    const order = aCancelledOrder(record)
    await world.orders.put(order, { open: false })
    const ask = (handler: ReturnType<typeof createCasePageHandler>, more: object) =>
      invoke<HttpRequest, HttpAnswer>(handler, request({}, more))
    const page = await ask(createCasePageHandler(world), at(order.pid))
    const one = await ask(createCasePageHandler(world), { ...at(order.pid), ...json })
    const list = await ask(createCaseListHandler(world), json)
    const csv = await ask(createCaseCsvHandler(world), {})
    for (const { body } of [page, one, list, csv]) expect(body).not.toContain('3_対応中')
    expect(page.body).toContain(`<code>q_status</code></dt><dd><bdi>${q_status}</bdi>`)
    expect(JSON.parse(one.body ?? '')).toMatchObject({
      status: 'cancelled',
      variables: { q_status },
      cancel: { by: 'ops', reason: '解約' },
      whatToDo: [],
    })
    expect(JSON.parse(list.body ?? '').ended).toContainEqual(
      expect.objectContaining({ pid: order.pid, variables: expect.objectContaining({ q_status }) }),
    )
    expect(csv.body).toContain(q_status)
  })

  it('tells programs what to do, with its values, and what happened, in sentences', async () => {
    const world = await worldWithOrders(someSettings({ kintone: { domain: 'example.cybozu.com' } }))
    const changed = { at: '2026-04-01T00:00:00.000Z', what: 'changed', found: { pid: '', status: '保留' } } as const
    const events = [{ at: changed.at, type: 'order-started' }]
    await world.orders.put(anEnteredOrder({ recordId: '9', pid: 'k1-9-1', conflict: changed, events }), { open: true })
    const { body } = await invoke<HttpRequest, HttpAnswer>(
      createCasePageHandler(world),
      request({}, { ...at('k1-9-1'), ...json }),
    )
    expect(JSON.parse(body ?? '')).toMatchObject({
      whatToDo: [
        [expect.stringContaining('「k1-9-1」に(いまは空)'), expect.stringContaining('to "3_対応中" (now "保留")')],
      ],
      record: { pid: '', status: '保留' },
      recordUrl: 'https://example.cybozu.com/k/1/show#record=9',
      history: [{ at: changed.at, says: ['案件を開始しました。', 'The order was started.'] }],
    })
  })

  it('says so when there is no such order, to people and programs', async () => {
    expect(await page({}, at('k1-9-9'))).toMatchObject({ statusCode: 404 })
    expect(await page({}, { ...at('k1-9-9'), ...json })).toMatchObject({
      statusCode: 404,
      body: expect.stringContaining('No such order'),
    })
  })
})

it('the live script is a script of this origin', async () => {
  expect(await serveLiveScript()).toMatchObject({
    statusCode: 200,
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'x-content-type-options': 'nosniff' },
  })
})
