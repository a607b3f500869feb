import { describe, expect, it } from '@jest/globals'
import { MailRefused } from '../../lambdas/core/errors.ts'
import { patrol } from '../../lambdas/core/use-cases/patrol.ts'
import { createCaseActsHandler } from '../../lambdas/handlers/case-acts.ts'
import type { HttpRequest } from '../../lambdas/handlers/http.ts'
import { createRetryCasesHandler } from '../../lambdas/handlers/retry-cases.ts'
import { anEnteredOrder } from '../builders/running-order.ts'
import { aTask, byKey } from '../builders/task.ts'
import { createWorld, type World } from '../fakes/world.ts'
import { invoke } from './invoke.ts'

const pid = 'k1-2-1'

async function worldWith(status: 'running' | 'failed' = 'failed') {
  const world = createWorld()
  world.kintone.add({ revision: '4', pid, status: '3_対応中' })
  await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
  const failure = { at: '2026-04-01T00:00:00.000Z', error: 'KintoneConflict' }
  if (status === 'failed') world.executions.end(pid, 'FAILED', failure.error)
  const order = anEnteredOrder({ status, tasks: byKey(aTask()), ...(status === 'failed' && { failure }) })
  await world.orders.put(order, { open: true })
  return world
}

const request = (form: Record<string, string>, headers: Record<string, string>, order?: string) =>
  ({
    routeKey: 'POST /console/orders/{pid}',
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'nouhin.example.com', ...headers },
    pathParameters: { pid: order },
    body: new URLSearchParams(form).toString(),
    isBase64Encoded: false,
  }) as unknown as HttpRequest
const post = (world: World, form: Record<string, string>, headers = {}, order = pid) =>
  invoke(createCaseActsHandler(world), request(form, headers, order))
const told = (code: string) => ({ statusCode: 303, headers: { location: `/console/orders/${pid}?told=${code}` } })

describe('operations', () => {
  it('redrive a failed order and come back to its page, which tells so', async () => {
    const world = await worldWith()
    expect(await post(world, { act: 'retry' })).toEqual(told('retried'))
    expect((await world.orders.get(pid))?.status).toBe('running')
  })

  it('are told that an order need not be redriven', async () => {
    expect(await post(await worldWith('running'), { act: 'retry' })).toEqual(told('not-failed'))
  })

  it('cancel an order, with who and why', async () => {
    const world = await worldWith('running')
    expect(await post(world, { act: 'cancel', reason: ' 顧客の希望 ' })).toEqual(told('cancelled'))
    expect(await world.orders.get(pid)).toMatchObject({
      status: 'cancelled',
      cancel: { by: 'ops', reason: '顧客の希望' },
    })
    expect(world.kintone.at('2')?.status).toBe('1_未対応')
  })

  it('cancel nothing without a reason', async () => {
    const world = await worldWith('running')
    for (const reason of [' ', '\u200b'])
      expect(await post(world, { act: 'cancel', reason })).toEqual(told('reason-missing'))
    expect((await world.orders.get(pid))?.status).toBe('running')
  })

  it('get a reason that is too long back, with its length, and nothing is cancelled', async () => {
    const world = await worldWith('running')
    const reason = 'お客様のご都合'.repeat(80)
    const answer = await post(world, { act: 'cancel', reason })
    expect(answer).toMatchObject({ statusCode: 422 })
    for (const text of [reason, '500 文字以内で入力してください(いま 560 文字)。', '<details class="cancel" open>'])
      expect(answer).toMatchObject({ body: expect.stringContaining(text) })
    expect((await world.orders.get(pid))?.status).toBe('running')
    const program = { accept: 'application/json' }
    expect(await post(world, { act: 'cancel', reason }, program)).toEqual(told('reason-too-long'))
  })

  it('cancel with a reason of several lines, each break counted once', async () => {
    const world = await worldWith('running')
    const lines = Array.from({ length: 10 }, () => 'あ'.repeat(49))
    expect(await post(world, { act: 'cancel', reason: lines.join('\r\n') })).toEqual(told('cancelled'))
    expect((await world.orders.get(pid))?.cancel?.reason).toBe(lines.join('\n'))
  })

  it('have a task’s mails sent again', async () => {
    const world = await worldWith('running')
    expect(await post(world, { act: 'resend', task: '1-1#1' })).toEqual(told('resent'))
    expect(world.mailer.sent).toMatchObject([{ mail: { to: { address: 'sato@example.com' } } }])
    expect(await post(world, { act: 'resend', task: '1-1#1' })).toEqual(told('too-soon'))
  })

  it('are told when a mail could not be sent just now', async () => {
    const world = await worldWith('running')
    world.mailer.refuse(() => true)
    expect(await post(world, { act: 'resend', task: '1-1#1' })).toEqual(told('resent-later'))
  })

  it.each([
    ['resent-queued', { act: 'resend', task: '1-1#1' }, 'sato@example.com'],
    ['reassigned-queued', { act: 'reassign', task: '1-1#1', from: 'sato', to: 'suzuki' }, 'suzuki@example.com'],
  ])('are told that patrol sends the mails, where it is the one that does: %s', async (code, form, address) => {
    const world = await worldWith('running')
    const answer = await invoke(createCaseActsHandler({ ...world, mailer: 'patrol' }), request(form, {}, pid))
    expect(answer).toEqual(told(code))
    const waiting = (await world.orders.get(pid))?.unsent
    expect(waiting).toMatchObject([{ failures: 0, dueAt: world.clock.now().toISOString() }])
    await patrol(world)
    const sent = world.mailer.sent.filter(({ id }) => waiting?.some((mail) => id === `${pid}:${mail.id}`))
    expect(sent).toMatchObject([{ mail: { to: { address } } }])
  })

  it.each([
    ['resend', { act: 'resend', task: '1-1#1' }, 'resent-refused'],
    ['reassign', { act: 'reassign', task: '1-1#1', from: 'sato', to: 'suzuki' }, 'reassigned-refused'],
  ])('are told when a mail was refused for good: %s', async (_, form, code) => {
    const world = await worldWith('running')
    world.mailer.refuse(() => true, new MailRefused('550 5.1.1'))
    expect(await post(world, form)).toEqual(told(code))
  })

  it('give a task to another member', async () => {
    const world = await worldWith('running')
    const form = { act: 'reassign', task: '1-1#1', from: 'sato', to: 'suzuki' }
    expect(await post(world, form)).toEqual(told('reassigned'))
    expect((await world.orders.get(pid))?.tasks['1-1#1']?.holder?.ref).toBe(2)
    expect(await post(world, form)).toEqual(told('no-such-member'))
  })

  it('come back to a page that still knows the list, and nothing else that the address says', async () => {
    const world = await worldWith()
    const queryStringParameters = { status: 'failed', page: '2', told: 'cancelled', next: 'https://evil.example' }
    const from = { ...request({ act: 'retry' }, {}, pid), queryStringParameters }
    expect(await invoke(createCaseActsHandler(world), from)).toEqual({
      statusCode: 303,
      headers: { location: `/console/orders/${pid}?status=failed&page=2&told=retried` },
    })
  })

  it.each([
    ['an act that is none', { act: 'explode' }, {}, pid, 400],
    ['an act that every object has', { act: 'constructor' }, {}, pid, 400],
    ['no act', {}, {}, pid, 400],
    ['a task that is none', { act: 'resend', task: '9-9#1' }, {}, pid, 400],
    ['a task without its round', { act: 'resend', task: '1-1' }, {}, pid, 400],
    ['an order that is none', { act: 'retry' }, {}, 'k1-9-9', 404],
    ['a form of another site', { act: 'retry' }, { 'sec-fetch-site': 'cross-site' }, pid, 403],
    ['a form of another origin', { act: 'retry' }, { origin: 'https://evil.example' }, pid, 403],
    ['no form', { act: 'retry' }, { 'content-type': 'application/json' }, pid, 415],
  ])('get nothing done by %s', async (_, form, headers, order, statusCode) => {
    const world = await worldWith()
    const before = await world.orders.get(pid)
    expect(await post(world, form as Record<string, string>, headers, order)).toMatchObject({ statusCode })
    expect(await world.orders.get(pid)).toEqual(before)
  })
})

describe('retrying all orders of one error', () => {
  const retry = (world: World, form: Record<string, string>, headers = {}) =>
    invoke(createRetryCasesHandler(world), request(form, headers))

  it('says on the list how many went', async () => {
    const world = await worldWith()
    expect(await retry(world, { error: 'KintoneConflict' })).toEqual({
      statusCode: 303,
      headers: { location: '/console?retried=1&refused=0' },
    })
    expect((await world.orders.get(pid))?.status).toBe('running')
  })

  it.each([
    ['no error named', {}, {}, 400],
    ['a form of another site', { error: 'KintoneConflict' }, { 'sec-fetch-site': 'cross-site' }, 403],
  ])('does nothing with %s', async (_, form, headers, statusCode) => {
    const world = await worldWith()
    expect(await retry(world, form as Record<string, string>, headers)).toMatchObject({ statusCode })
    expect((await world.orders.get(pid))?.status).toBe('failed')
  })
})
