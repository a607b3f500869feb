import { describe, expect, it } from '@jest/globals'
import { createCaseActsHandler } from '../../lambdas/handlers/case-acts.ts'
import type { HttpRequest } from '../../lambdas/handlers/http.ts'
import { anEnteredOrder } from '../builders/running-order.ts'
import { createWorld } from '../fakes/world.ts'
import { invoke } from './invoke.ts'

const pid = 'k1-2-1'
const path = `/console/orders/${pid}`

async function worldWith(status: 'running' | 'failed' = 'failed') {
  const world = createWorld()
  world.kintone.add({ revision: '4', pid, status: '3_対応中' })
  await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
  if (status === 'failed') world.executions.end(pid, 'FAILED', 'KintoneConflict')
  await world.orders.put(anEnteredOrder({ status }), { open: true })
  return world
}

const post = (world: ReturnType<typeof createWorld>, form: Record<string, string>, headers = {}, order = pid) =>
  invoke(createCaseActsHandler(world), {
    routeKey: 'POST /console/orders/{pid}',
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'nouhin.example.com', ...headers },
    pathParameters: { pid: order },
    body: new URLSearchParams(form).toString(),
    isBase64Encoded: false,
  } as unknown as HttpRequest)

describe('operations', () => {
  it('redrive a failed order and come back to its page', async () => {
    const world = await worldWith()
    expect(await post(world, { act: 'retry' })).toEqual({
      statusCode: 303,
      headers: { location: `${path}?told=retried` },
    })
    expect((await world.orders.get(pid))?.status).toBe('running')
  })

  it('cancel an order, with who and why', async () => {
    const world = await worldWith('running')
    expect(await post(world, { act: 'cancel', reason: ' 顧客の希望 ' })).toMatchObject({ statusCode: 303 })
    expect(await world.orders.get(pid)).toMatchObject({
      status: 'cancelled',
      cancel: { by: 'ops', reason: '顧客の希望' },
    })
    expect(world.kintone.at('2')?.status).toBe('1_未対応')
  })

  it.each([
    ['an act that is none', { act: 'explode' }, {}, pid, 400],
    ['no act', {}, {}, pid, 400],
    ['an order that is none', { act: 'retry' }, {}, 'k1-9-9', 404],
    ['a form of another site', { act: 'retry' }, { 'sec-fetch-site': 'cross-site' }, pid, 403],
    ['a form of another origin', { act: 'retry' }, { origin: 'https://evil.example' }, pid, 403],
    ['no form', { act: 'retry' }, { 'content-type': 'application/json' }, pid, 415],
  ])('get nothing done by %s', async (_, form, headers, order, statusCode) => {
    const world = await worldWith()
    expect(await post(world, form as Record<string, string>, headers, order)).toMatchObject({ statusCode })
    expect((await world.orders.get(pid))?.status).toBe('failed')
  })
})
