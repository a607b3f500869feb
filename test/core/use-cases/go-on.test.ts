import { describe, expect, it } from '@jest/globals'
import { KintoneRecordRefused, KintoneSetupError } from '../../../lambdas/core/errors.ts'
import type { Order } from '../../../lambdas/core/order.ts'
import { checkExecution } from '../../../lambdas/core/use-cases/check-execution.ts'
import { fetchRecord } from '../../../lambdas/core/use-cases/fetch-record.ts'
import { goOn } from '../../../lambdas/core/use-cases/go-on.ts'
import { receiveWebhook } from '../../../lambdas/core/use-cases/receive-webhook.ts'
import { reconcile } from '../../../lambdas/core/use-cases/reconcile.ts'
import { retryOrder } from '../../../lambdas/core/use-cases/retry-order.ts'
import { updateRecord } from '../../../lambdas/core/use-cases/update-record.ts'
import { anOrder } from '../../builders/order.ts'
import { aDecidedOrder, anEnteredOrder } from '../../builders/running-order.ts'
import { forEveryCrash } from '../../fakes/crash.ts'
import { everyInterleaving } from '../../fakes/interleavings.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const pid = 'k1-2-1'
const knows = ['KintoneRecordRefused']
const fields = [{ code: 'k_請求先住所', says: ['必須です。'] }]
const refused = () => new KintoneRecordRefused({ fields })
type Node = 'x3' | 'x5'
const orderBefore = (node: Node) => (node === 'x3' ? aDecidedOrder() : anEnteredOrder())

/** The step as the state machine runs it: its error ends the execution. */
async function step(world: World, node: Node, known = knows) {
  const error = await updateRecord(world, { pid, node, knows: known }).then(
    () => undefined,
    (thrown: Error) => thrown,
  )
  if (!error) return
  world.executions.end(pid, 'FAILED', error.name)
  await checkExecution(world, pid)
}
async function prepare(world: World, node: Node, order: Order = orderBefore(node), known = knows) {
  world.kintone.add({ ...order.record })
  await world.ledger.claim('1', '2', 1, pid)
  await world.orders.put(order, { open: true })
  await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
  world.kintone.refuseWrites(refused())
  await step(world, node, known)
}
async function stopped(node: Node = 'x5', known = knows) {
  const world = createWorld()
  await prepare(world, node, orderBefore(node), known)
  return world
}
const orderOf = async (world: World) => {
  const order = await world.orders.get(pid)
  if (!order) throw new Error('no order')
  return order
}
const isRunning = async (world: World) => (await world.executions.describe(pid))?.status === 'RUNNING'
const tries = async (world: World) => (await orderOf(world)).events.filter(({ type }) => type === 'retry-requested')
const mails = async (world: World) => (await orderOf(world)).unsent.filter(({ kind }) => kind === 'order-failed')
/** Its record reads as the order expects: only a look in kintone tells that it was mended. */
const webhook = (world: World) =>
  receiveWebhook(world, { appId: '1', recordId: '2', record: { pid, status: '3_対応中' } })
const looks: [string, (world: World) => Promise<unknown>][] = [
  ['a webhook', webhook],
  ['the regular look', reconcile],
]

describe.each(['x3', 'x5'] as const)('%s, which kintone refuses,', (node) => {
  it('fails the order with the fields, kintone’s words, and how record and form stood', async () => {
    const { failure, refused: pending, status } = await orderOf(await stopped(node))
    expect(status).toBe('failed')
    expect(failure).toMatchObject({ error: 'KintoneRecordRefused', refused: { fields, form: '1' } })
    expect(failure?.refused?.revision).toBe(orderBefore(node).record?.revision)
    expect(pending).toBeUndefined()
  })

  it('is refused once the form and the record have been read before the write', async () => {
    const world = await stopped(node)
    expect(world.kintone.calls).toEqual(['update', 'formRevision', 'get', 'update'])
  })

  it('succeeds when a person mends it between the two writes', async () => {
    const world = createWorld()
    const { formRevision } = world.kintone
    world.kintone.formRevision = async () => {
      world.kintone.refuseWrites(undefined)
      world.kintone.edit('2', { values: { q_plan: '別' } })
      return formRevision()
    }
    await prepare(world, node)
    expect((await orderOf(world)).failure).toBeUndefined()
    expect(await isRunning(world)).toBe(true)
  })

  it.each(looks)('goes on by itself once the record has a newer revision: %s', async (_, look) => {
    const world = await stopped(node)
    await look(world)
    expect(await isRunning(world)).toBe(false)
    world.kintone.edit('2', { values: { q_plan: '別' } })
    world.kintone.refuseWrites(undefined)
    await look(world)
    expect(await isRunning(world)).toBe(true)
    expect((await tries(world)).map(({ by, data }) => ({ by, data }))).toEqual([
      { by: undefined, data: { error: 'KintoneRecordRefused', because: 'record-changed' } },
    ])
    await step(world, node)
    expect(await orderOf(world)).toMatchObject(node === 'x3' ? { status: 'running' } : { status: 'closed' })
    expect(await orderOf(world)).not.toHaveProperty('failure')
    expect(await orderOf(world)).not.toHaveProperty('refused')
  })

  it('goes on by itself once the form has changed', async () => {
    const world = await stopped(node)
    world.kintone.changeForm()
    await webhook(world)
    expect(await isRunning(world)).toBe(false)
    await reconcile(world)
    expect(await isRunning(world)).toBe(true)
    expect((await tries(world))[0]?.data?.because).toBe('form-changed')
  })

  it('is tried once for each revision, and told of again only when other fields are refused', async () => {
    const world = await stopped(node)
    expect(await mails(world)).toHaveLength(1)
    for (const times of [1, 2, 3]) {
      world.kintone.edit('2', { values: { q_plan: `${times}` } })
      for (let again = 0; again < 3; again++) {
        await webhook(world)
        await reconcile(world)
        if (await isRunning(world)) await step(world, node)
        world.clock.forward(300)
      }
      expect(await tries(world)).toHaveLength(times)
      expect(await mails(world)).toHaveLength(1)
    }
    world.kintone.refuseWrites(new KintoneRecordRefused({ fields: [{ code: 'k_別', says: [] }] }))
    world.kintone.changeForm()
    await reconcile(world)
    await step(world, node)
    expect(await mails(world)).toHaveLength(2)
  })

  it('of an execution whose definition does not know the error fails at once by one that it knows, and is told truly', async () => {
    const world = await stopped(node, [])
    expect((await world.executions.describe(pid))?.error).toBe('KintoneSetupError')
    expect((await orderOf(world)).failure).toMatchObject({ error: 'KintoneRecordRefused', refused: { fields } })
    expect(await mails(world)).toHaveLength(1)
    world.kintone.edit('2', { values: { q_plan: '別' } })
    await webhook(world)
    expect(await isRunning(world)).toBe(true)
  })

  it('is tried by hand as before, and by hand again is told of', async () => {
    const world = await stopped(node)
    expect(await retryOrder(world, { pid, by: 'ops' })).toBe('retried')
    await step(world, node)
    expect((await tries(world)).map(({ by }) => by)).toEqual(['ops'])
    expect(await mails(world)).toHaveLength(2)
  })

  it('goes on though whoever looked died at any moment', async () => {
    await forEveryCrash(
      async (world) => {
        await prepare(world, node)
        world.kintone.edit('2', { values: { q_plan: '別' } })
        world.kintone.refuseWrites(undefined)
      },
      webhook,
      async (world) => {
        world.clock.forward(300)
        await reconcile(world)
        expect(await isRunning(world)).toBe(true)
        expect((await orderOf(world)).status).toBe('running')
        expect(await tries(world)).toHaveLength(1)
        expect(await mails(world)).toHaveLength(1)
      },
    )
  })

  it('goes on though the step died at any moment of its refusal', async () => {
    await forEveryCrash(
      async (world) => {
        const order = orderBefore(node)
        world.kintone.add({ ...order.record })
        await world.ledger.claim('1', '2', 1, pid)
        await world.orders.put(order, { open: true })
        await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
        world.kintone.refuseWrites(refused())
      },
      (world) =>
        updateRecord(world, { pid, node, knows }).catch((error) =>
          error.name === 'Crash' ? Promise.reject(error) : error,
        ),
      async (world) => {
        await step(world, node)
        expect((await orderOf(world)).failure?.refused?.fields).toEqual(fields)
        world.kintone.edit('2', { values: { q_plan: '別' } })
        await reconcile(world)
        expect(await isRunning(world)).toBe(true)
      },
    )
  })

  it('is tried once though a webhook and the regular look come together, in every order', async () => {
    let redriven = 0
    const runs = await everyInterleaving(
      async (world) => {
        await prepare(world, node)
        world.kintone.edit('2', { values: { q_plan: '別' } })
        redriven = 0
        const { redrive } = world.executions
        world.executions.redrive = (name) => {
          redriven++
          return redrive(name)
        }
      },
      webhook,
      async (world) => goOn(world, await orderOf(world), { record: await world.kintone.get('2'), form: '1' }),
      async (world) => {
        expect(redriven).toBe(1)
        expect(await tries(world)).toHaveLength(1)
        expect((await orderOf(world)).status).toBe('running')
      },
    )
    expect(runs).toBeGreaterThan(10)
  })
})

it('an execution that cannot be run again is left to people, and not asked for ever', async () => {
  const world = await stopped()
  world.executions.redrive = async () => false
  world.kintone.edit('2', { values: { q_plan: '別' } })
  await webhook(world)
  expect(await mails(world)).toHaveLength(1)
  world.clock.forward(300)
  await reconcile(world)
  expect((await orderOf(world)).failure?.refused?.asked?.over).toBe(true)
  world.clock.forward(300)
  world.kintone.edit('2', { values: { q_plan: 'また別' } })
  await webhook(world)
  await reconcile(world)
  expect(await tries(world)).toHaveLength(1)
  expect((await orderOf(world)).status).toBe('failed')
  expect(await mails(world)).toHaveLength(2)
})

it.each(looks)(
  'an execution that runs already, which nobody has noticed, is told of to nobody: %s',
  async (_, look) => {
    const world = await stopped()
    await world.executions.redrive(pid)
    world.kintone.edit('2', { values: { q_plan: '別' } })
    await look(world)
    world.clock.forward(300)
    await reconcile(world)
    expect((await orderOf(world)).status).toBe('running')
    expect(await mails(world)).toHaveLength(1)
  },
)

it('what a person has changed against the order comes first, and set back it is tried', async () => {
  const world = await stopped()
  world.kintone.edit('2', { status: '1_未対応' })
  await webhook(world)
  await reconcile(world)
  expect([await tries(world), (await orderOf(world)).conflict?.what]).toEqual([[], 'changed'])
  world.kintone.edit('2', { status: '3_対応中' })
  await reconcile(world)
  await reconcile(world)
  expect(await tries(world)).toHaveLength(1)
  expect(await isRunning(world)).toBe(true)
})

it('a record that changes for ever is not tried for ever', async () => {
  const world = await stopped()
  for (let times = 0; times < 70; times++) {
    world.kintone.edit('2', { values: { q_plan: `${times}` } })
    await webhook(world)
    if (await isRunning(world)) await step(world, 'x5')
  }
  expect(await tries(world)).toHaveLength(50)
  expect((await orderOf(world)).failure?.refused?.asked?.over).toBe(true)
  expect(await mails(world)).toHaveLength(2)
  expect(await retryOrder(world, { pid, by: 'ops' })).toBe('retried')
})

it('a record taken out of 対応要 instead of being mended ends the order', async () => {
  const world = await stopped('x3')
  world.kintone.edit('2', { status: '1_未対応' })
  await webhook(world)
  expect(await isRunning(world)).toBe(true)
  await expect(updateRecord(world, { pid, node: 'x3', knows })).rejects.toMatchObject({ name: 'Withdrawn' })
})

it.each(['KintoneAccessError', 'States.Timeout'])('%s is tried again by nobody but people', async (error) => {
  const world = createWorld()
  const failure = { at: world.clock.now().toISOString(), error }
  await prepare(world, 'x5', anEnteredOrder({ status: 'failed', failure }))
  await world.orders.put({ ...(await orderOf(world)), status: 'failed', failure }, { open: true })
  world.kintone.edit('2', { values: { q_plan: '別' } })
  world.kintone.changeForm()
  await webhook(world)
  await reconcile(world)
  expect(await tries(world)).toEqual([])
})

describe('a form that does not fit', () => {
  async function begun() {
    const world = createWorld()
    await world.orders.put(anOrder(), { open: true })
    await world.ledger.claim('1', '2', 1, pid)
    await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
    world.kintone.add({ values: { q_optionSend: '希望する' } })
    return world
  }
  async function fail(world: World) {
    await expect(fetchRecord(world, { pid })).rejects.toMatchObject({ name: 'KintoneSetupError' })
    world.executions.end(pid, 'FAILED', 'KintoneSetupError')
    await checkExecution(world, pid)
  }

  it('names the field at x1, and the order goes on once the form has changed', async () => {
    const world = await begun()
    world.kintone.goDown(new KintoneSetupError('field k_x is missing', { fields: [{ code: 'k_x', says: [] }] }))
    world.kintone.formRevision = async () => '1'
    await fail(world)
    expect((await orderOf(world)).failure?.refused).toMatchObject({ fields: [{ code: 'k_x' }], form: '1' })
    world.kintone.comeBack()
    await reconcile(world)
    expect(await isRunning(world)).toBe(false)
    world.kintone.formRevision = async () => '2'
    await reconcile(world)
    expect(await isRunning(world)).toBe(true)
  })

  it('at x5 lets the order go on once the form has changed', async () => {
    const world = createWorld()
    await prepare(world, 'x5')
    world.kintone.refuseWrites(new KintoneSetupError('kintone refuses field k_ステータス'))
    await retryOrder(world, { pid, by: 'ops' })
    await step(world, 'x5')
    expect((await orderOf(world)).failure?.error).toBe('KintoneSetupError')
    world.kintone.changeForm()
    world.kintone.refuseWrites(undefined)
    await reconcile(world)
    await step(world, 'x5')
    expect((await orderOf(world)).status).toBe('closed')
  })

  it('of a choice that the settings do not know goes on once the record has another', async () => {
    const world = await begun()
    world.kintone.edit('2', { values: { q_optionSend: 'たぶん' } })
    await fail(world)
    await reconcile(world)
    expect(await isRunning(world)).toBe(false)
    world.kintone.edit('2', { values: { q_optionSend: '希望しない' } })
    await webhook(world)
    expect(await isRunning(world)).toBe(true)
    expect(await fetchRecord(world, { pid })).toEqual({ handle: true, sendManual: false })
  })
})
