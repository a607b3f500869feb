import { describe, expect, it } from '@jest/globals'
import { createExecutionEndedHandler } from '../../lambdas/handlers/execution-ended.ts'
import { createFetchRecordHandler } from '../../lambdas/handlers/fetch-record.ts'
import { createOpenTaskHandler } from '../../lambdas/handlers/open-task.ts'
import { createPatrolHandler } from '../../lambdas/handlers/patrol.ts'
import { createReconcileHandler } from '../../lambdas/handlers/reconcile.ts'
import { createSetVariablesHandler } from '../../lambdas/handlers/set-variables.ts'
import { createUpdateRecordHandler } from '../../lambdas/handlers/update-record.ts'
import { anOrder } from '../builders/order.ts'
import { anEnteredOrder } from '../builders/running-order.ts'
import { createWorld } from '../fakes/world.ts'
import { invoke } from './invoke.ts'

const pid = 'k1-2-1'
const task = { pid, node: '1-1', round: 1, token: 't', redrive: 0, retry: 0 }
const handlers = (world = createWorld()) => ({
  'fetch-record': createFetchRecordHandler(world),
  'set-variables': createSetVariablesHandler(world),
  'update-record': createUpdateRecordHandler(world),
  'open-task': createOpenTaskHandler(world),
  'execution-ended': createExecutionEndedHandler(world),
})

describe('a payload that does not fit is refused by name', () => {
  it.each([
    ['fetch-record', { node: 'x1' }],
    ['fetch-record', { pid, node: 'x2' }],
    ['set-variables', { pid, node: 'x3' }],
    ['update-record', { pid, node: 'x4' }],
    ['open-task', { ...task, node: 'x1' }],
    ['open-task', { ...task, round: 0 }],
    ['open-task', { ...task, round: '1' }],
    ['open-task', { ...task, token: '' }],
    ['open-task', { ...task, retry: undefined }],
    ['execution-ended', { detail: {} }],
  ] as const)('by %s: %j', async (name, payload) => {
    const world = createWorld()
    await expect(invoke(handlers(world)[name], payload)).rejects.toMatchObject({ name: 'InvalidPayload' })
    expect([world.orders.all(), world.kintone.calls, world.mailer.sent]).toEqual([[], [], []])
  })

  it('and its text echoes nothing', async () => {
    const error: unknown = await invoke(handlers()['open-task'], { ...task, node: '山田' }).catch((thrown) => thrown)
    expect(error instanceof Error && error.message).toMatch(/^The payload does not fit this function\./)
  })
})

describe('what the handlers of steps answer is ids and decisions alone', () => {
  it('x1', async () => {
    const world = createWorld()
    world.kintone.add({ values: { q_customerName: '山田' } })
    await world.orders.put(anOrder(), { open: true })
    expect(await invoke(handlers(world)['fetch-record'], { pid, node: 'x1' })).toEqual({
      handle: true,
      sendManual: false,
    })
  })

  it.each([
    ['set-variables', 'x2'],
    ['set-variables', 'x4'],
    ['update-record', 'x5'],
  ] as const)('%s %s', async (name, node) => {
    const world = createWorld()
    const order = anEnteredOrder()
    world.kintone.add({ ...order.record })
    await world.orders.put(order, { open: true })
    expect(await invoke(handlers(world)[name], { pid, node })).toEqual({ pid })
  })

  it('opening a task', async () => {
    const world = createWorld()
    await world.orders.put(anEnteredOrder(), { open: true })
    expect(await invoke(handlers(world)['open-task'], task)).toBeUndefined()
    expect((await world.orders.get(pid))?.tasks['1-1#1']?.status).toBe('open')
  })
})

describe('a named error leaves a handler as it is', () => {
  it('so that the state machine can match it', async () => {
    await expect(invoke(handlers()['set-variables'], { pid, node: 'x2' })).rejects.toMatchObject({
      name: 'OrderNotFound',
    })
  })
})

describe('the event of an ended execution', () => {
  const event = { detail: { name: pid, status: 'FAILED' } }

  it('marks the order and tells ops', async () => {
    const world = createWorld()
    await world.orders.put(anEnteredOrder(), { open: true })
    await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
    world.executions.end(pid, 'FAILED', 'KintoneConflict')
    await invoke(handlers(world)['execution-ended'], event)
    expect((await world.orders.get(pid))?.failure?.error).toBe('KintoneConflict')
    expect(world.mailer.sent.map(({ mail }) => mail.subject)).toEqual(['order-failed'])
  })

  it('that is late, after a redrive, marks nothing', async () => {
    const world = createWorld()
    await world.orders.put(anEnteredOrder(), { open: true })
    await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
    await invoke(handlers(world)['execution-ended'], event)
    expect((await world.orders.get(pid))?.status).toBe('running')
  })
})

describe('scheduled handlers', () => {
  it('take any event', async () => {
    const world = createWorld()
    expect(await invoke(createPatrolHandler(world), {})).toEqual({ visited: 0 })
    expect(await invoke(createReconcileHandler(world), { 'detail-type': 'Scheduled Event' })).toEqual({
      started: 0,
      watched: 0,
    })
  })
})
