import { describe, expect, it } from '@jest/globals'
import { KintoneRecordRefused } from '../../../lambdas/core/errors.ts'
import type { Order } from '../../../lambdas/core/order.ts'
import { indexOf } from '../../../lambdas/core/rules/attention.ts'
import { cancelOrder, carryOnCancel } from '../../../lambdas/core/use-cases/cancel-order.ts'
import { patrol } from '../../../lambdas/core/use-cases/patrol.ts'
import { startOrder } from '../../../lambdas/core/use-cases/start-order.ts'
import { updateRecord } from '../../../lambdas/core/use-cases/update-record.ts'
import { aDecidedOrder, anEnteredOrder } from '../../builders/running-order.ts'
import { aTask, byKey } from '../../builders/task.ts'
import { forEveryCrash } from '../../fakes/crash.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const pid = 'k1-2-1'
const request = { pid, by: 'ops', reason: '顧客の希望' }
const entered = anEnteredOrder({ tasks: byKey(aTask()), variables: { q_status: '3_対応中', q_memo: [] } })
const prepare = (order: Order) => async (world: World) => {
  world.kintone.add({ ...order.record })
  await world.ledger.claim('1', '2', 1, pid)
  await world.orders.put(order, indexOf(order))
  await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
}
async function worldWith(order = entered) {
  const world = createWorld()
  await prepare(order)(world)
  return world
}
async function expectCancelled(world: World) {
  expect(await world.orders.get(pid)).toMatchObject({ status: 'cancelled', cancel: { step: 'finished' } })
  expect((await world.executions.describe(pid))?.status).toBe('ABORTED')
  expect(await world.ledger.get('1', '2')).toEqual({ n: 1 })
}

describe('a cancel', () => {
  it('stops the execution, tells the lane, gives the record its label back and frees it', async () => {
    const world = await worldWith()
    await cancelOrder(world, request)
    await expectCancelled(world)
    expect(world.kintone.at('2')).toMatchObject({ status: '1_未対応', revision: '5' })
    expect(await world.orders.get(pid)).toMatchObject({
      variables: { q_status: '1_未対応' },
      cancel: { record: { became: 'given-back', state: { pid, status: '1_未対応' } } },
    })
    expect(world.mailer.sent.map(({ mail }) => mail.to.address)).toEqual(['sato@example.com'])
  })

  it('leaves a person’s edit of the record as it is', async () => {
    const world = await worldWith()
    world.kintone.edit('2', { status: '保留' })
    await cancelOrder(world, request)
    await expectCancelled(world)
    expect(world.kintone.at('2')?.status).toBe('保留')
    expect(await world.orders.get(pid)).toMatchObject({
      variables: { q_status: '保留' },
      cancel: { record: { became: 'kept', state: { pid, status: '保留' } } },
    })
  })

  describe('that kintone refuses', () => {
    const fields = [{ code: 'k_請求先住所', says: ['必須です。'] }]
    async function refusedCancel() {
      const world = await worldWith()
      world.kintone.refuseWrites(new KintoneRecordRefused({ fields }))
      await cancelOrder(world, request)
      return world
    }
    const toOps = async (world: World) =>
      (await world.orders.get(pid))?.events.filter(({ type }) => type === 'give-back-refused') ?? []
    const look = async (world: World, times = 1) => {
      for (let time = 0; time < times; time++) {
        world.clock.forward(601)
        await patrol(world)
      }
    }

    it('is told to operations once, with the fields, and waits without another write', async () => {
      const world = await refusedCancel()
      expect(await world.orders.get(pid)).toMatchObject({
        status: 'cancelling',
        cancel: { step: 'kintone', refused: { error: 'KintoneRecordRefused', fields, revision: '4', form: '1' } },
      })
      const writes = () => world.kintone.calls.filter((call) => call === 'update').length
      const before = writes()
      await look(world, 5)
      expect(writes()).toBe(before)
      expect(await toOps(world)).toHaveLength(1)
      expect(world.mailer.sent.filter(({ mail }) => mail.subject === 'give-back-refused')).toHaveLength(1)
    })

    it.each([
      ['the record', (world: World) => void world.kintone.edit('2', { values: { q_plan: '別' } })],
      ['the form', (world: World) => world.kintone.changeForm()],
    ])('ends by itself once %s was mended', async (_, mend) => {
      const world = await refusedCancel()
      mend(world)
      await look(world)
      expect((await world.orders.get(pid))?.status).toBe('cancelling')
      expect(await toOps(world)).toHaveLength(1)
      mend(world)
      world.kintone.refuseWrites(undefined)
      await look(world)
      await expectCancelled(world)
      expect((await world.orders.get(pid))?.cancel).not.toHaveProperty('refused')
      expect(world.kintone.at('2')?.status).toBe('1_未対応')
    })

    it.each([
      ['has set the status by hand', (world: World) => void world.kintone.edit('2', { status: '保留' })],
      ['has deleted the record', (world: World) => world.kintone.remove('2')],
    ])('ends once a person %s', async (_, act) => {
      const world = await refusedCancel()
      act(world)
      await look(world)
      await expectCancelled(world)
    })

    it('as the settings name another app is told too, and ends once they name it again', async () => {
      const world = await worldWith()
      const { get } = world.settings
      world.settings.get = async () => {
        const settings = await get()
        return { ...settings, kintone: { ...settings.kintone, appId: '9' } }
      }
      await cancelOrder(world, request)
      await look(world, 3)
      expect((await toOps(world)).map(({ data }) => data)).toEqual([{ error: 'KintoneSetupError' }])
      world.settings.get = get
      await look(world)
      await expectCancelled(world)
    })

    it('waits and is told of once, wherever it crashed before', async () => {
      await forEveryCrash(
        async (world) => {
          await prepare(entered)(world)
          world.kintone.refuseWrites(new KintoneRecordRefused({ fields }))
        },
        (world) => cancelOrder(world, request),
        async (world) => {
          if (!(await world.orders.get(pid))?.cancel) return
          await look(world, 2)
          expect(await toOps(world)).toHaveLength(1)
          world.kintone.edit('2', { values: { q_plan: '別' } })
          world.kintone.refuseWrites(undefined)
          await look(world)
          await expectCancelled(world)
        },
      )
    })
  })

  it('of a deleted record goes through', async () => {
    const world = await worldWith()
    world.kintone.remove('2')
    await cancelOrder(world, request)
    await expectCancelled(world)
    const order = await world.orders.get(pid)
    expect(order?.cancel?.record).toEqual({ became: 'gone' })
    expect(order?.variables).not.toHaveProperty('q_status')
  })

  it('before x3 takes the trigger back, so that nothing starts again', async () => {
    const world = await worldWith(aDecidedOrder())
    await cancelOrder(world, request)
    expect(world.kintone.at('2')).toMatchObject({ pid, status: '1_未対応' })
  })

  it('after a start that never began goes through', async () => {
    const world = createWorld()
    world.kintone.add()
    await startOrder(world, { appId: '1', recordId: '2' })
    await cancelOrder(world, request)
    await expectCancelled(world)
    expect(world.kintone.at('2')?.status).toBe('1_未対応')
  })

  it('is refused once x5 has begun to write', async () => {
    const world = await worldWith(anEnteredOrder({ status: 'closing' }))
    expect(await cancelOrder(world, request)).toEqual({ refusal: { kind: 'too-late-to-cancel' } })
    expect((await world.executions.describe(pid))?.status).toBe('RUNNING')
  })

  it('is finished by patrol, wherever it crashed', async () => {
    const crashes = await forEveryCrash(
      prepare(entered),
      (world) => cancelOrder(world, request),
      async (world) => {
        const { holder } = await world.ledger.get('1', '2')
        const asked = (await world.orders.get(pid))?.cancel !== undefined
        if (holder === undefined) expect((await world.orders.get(pid))?.status).toBe('cancelled')
        world.clock.forward(120)
        await patrol(world)
        if (!asked) return
        await expectCancelled(world)
        expect((await world.orders.get(pid))?.variables.q_status).toBe('1_未対応')
        expect(world.kintone.at('2')).toMatchObject({ status: '1_未対応', revision: '5' })
        expect(new Set(world.mailer.sent.map(({ id }) => id)).size).toBe(1)
      },
    )
    expect(crashes).toBeGreaterThan(10)
  })

  it('is finished by patrol once kintone is back', async () => {
    const world = await worldWith()
    world.kintone.goDown()
    expect(await cancelOrder(world, request)).toMatchObject({ order: { status: 'cancelling' } })
    expect(world.log.lines).toMatchObject([{ fields: { pid: 'k1-2-1', error: 'KintoneUnavailable' } }])
    world.kintone.comeBack()
    world.clock.forward(120)
    await patrol(world)
    await expectCancelled(world)
  })

  it('carried on by three at once happens once', async () => {
    const world = await worldWith()
    await Promise.all([cancelOrder(world, request), carryOnCancel(world, pid), cancelOrder(world, request)])
    await carryOnCancel(world, pid)
    await expectCancelled(world)
    const cancelled = (await world.orders.get(pid))?.events.filter(({ type }) => type === 'order-cancelled')
    expect(cancelled).toHaveLength(1)
  })

  it('fences off an x3 that outlives the stop', async () => {
    const world = await worldWith(aDecidedOrder())
    const slow = { ...world.kintone, update: world.kintone.update }
    slow.update = async (...given) => {
      slow.update = world.kintone.update
      await cancelOrder(world, request)
      return world.kintone.update(...given)
    }
    await expect(updateRecord({ ...world, kintone: slow }, { pid, node: 'x3' })).rejects.toMatchObject({
      name: 'OrderEnded',
    })
    expect(world.kintone.at('2')).toMatchObject({ pid, status: '1_未対応' })
  })

  it('keeps an x3 that outlives it out of the next process’s record', async () => {
    const world = await worldWith(aDecidedOrder())
    const slow = { ...world.kintone, update: world.kintone.update }
    slow.update = async (...given) => {
      slow.update = world.kintone.update
      await cancelOrder(world, request)
      world.kintone.edit('2', { status: '2_対応要' })
      await startOrder(world, { appId: '1', recordId: '2' })
      return world.kintone.update(...given)
    }
    await expect(updateRecord({ ...world, kintone: slow }, { pid, node: 'x3' })).rejects.toThrow()
    expect(world.kintone.at('2')).toMatchObject({ pid, status: '2_対応要' })
  })

  it('that another has carried on to its end leaves a later 対応要 to the next process', async () => {
    const world = await worldWith(aDecidedOrder())
    const slow = { ...world.kintone, update: world.kintone.update }
    slow.update = async (...given) => {
      slow.update = world.kintone.update
      world.kintone.edit('2', { status: '1_未対応' })
      await carryOnCancel(world, pid)
      world.kintone.edit('2', { status: '2_対応要' })
      await startOrder(world, { appId: '1', recordId: '2' })
      return world.kintone.update(...given)
    }
    await cancelOrder({ ...world, kintone: slow }, request)
    expect(world.kintone.at('2')?.status).toBe('2_対応要')
    expect((await world.orders.get(pid))?.cancel?.step).toBe('finished')
  })

  it('whose answer from kintone was lost leaves a later 対応要 to the next process', async () => {
    const world = await worldWith(aDecidedOrder())
    world.kintone.loseNextAnswer()
    await cancelOrder(world, request)
    world.kintone.edit('2', { status: '2_対応要' })
    world.clock.forward(120)
    await patrol(world)
    await expectCancelled(world)
    expect(world.kintone.at('2')?.status).toBe('2_対応要')
  })

  it('whose mails are patrol’s to send leaves them due at once, with no failure', async () => {
    const world = await worldWith()
    await cancelOrder({ ...world, mailer: 'patrol' }, request)
    await expectCancelled(world)
    expect(world.mailer.sent).toEqual([])
    const due = { kind: 'order-cancelled', failures: 0, dueAt: world.clock.now().toISOString() }
    expect((await world.orders.get(pid))?.unsent).toMatchObject([due])
    await patrol(world)
    expect(world.mailer.sent).toHaveLength(1)
  })

  it('asked for twice at once mails every member once', async () => {
    const world = await worldWith()
    await Promise.all([cancelOrder(world, request), cancelOrder(world, request)])
    const ids = world.mailer.sent.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
  })
})
