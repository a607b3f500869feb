import { describe, expect, it } from '@jest/globals'
import { KintoneUnavailable } from '../../../lambdas/core/errors.ts'
import { reconcile } from '../../../lambdas/core/use-cases/reconcile.ts'
import { startOrder } from '../../../lambdas/core/use-cases/start-order.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { createKintone } from '../../fakes/kintone.ts'
import { createWorld, type World } from '../../fakes/world.ts'

describe('the reconciler', () => {
  it('starts every record that reads 対応要 and is not held, over pages, and says so', async () => {
    const world = { ...createWorld(), kintone: createKintone(2) }
    for (let n = 1; n <= 5; n++) world.kintone.add({ recordId: `${n}` })
    world.kintone.add({ recordId: '6', status: '1_未対応' })
    await startOrder(world, { appId: '1', recordId: '3' })
    expect(await reconcile(world)).toMatchObject({ started: 4 })
    expect(world.executions.started().toSorted()).toEqual([1, 2, 3, 4, 5].map((n) => `k1-${n}-1`))
    expect(world.log.lines.map(({ fields }) => fields?.pid)).toEqual(['k1-1-1', 'k1-2-1', 'k1-4-1', 'k1-5-1'])
  })

  it('starts nothing twice', async () => {
    const world = createWorld()
    world.kintone.add()
    await reconcile(world)
    expect(await reconcile(world)).toMatchObject({ started: 0 })
  })

  it('finds held records that people changed or deleted, over pages', async () => {
    const world = createWorld()
    for (let n = 1; n <= 130; n++) {
      const order = anEnteredOrder({
        recordId: `${n}`,
        record: { revision: '4', pid: `k1-${n}-1`, status: '3_対応中' },
      })
      await world.orders.put(order, { open: true })
      await world.ledger.claim('1', `${n}`, 1, order.pid)
      world.kintone.add({ recordId: `${n}`, ...order.record })
    }
    world.kintone.edit('7', { status: '保留' })
    world.kintone.remove('120')
    expect(await reconcile(world)).toMatchObject({ watched: 130 })
    const flagged = world.orders
      .all()
      .flatMap(({ recordId, conflict }) => (conflict ? [[recordId, conflict.what]] : []))
    expect(flagged).toEqual([
      ['7', 'changed'],
      ['120', 'deleted'],
    ])
  })

  describe('with more open orders than a page holds', () => {
    const edited = 'k1-7-1'
    const failed = 'k1-125-1'
    async function worldOf130() {
      const world = createWorld()
      for (let n = 1; n <= 130; n++) {
        const pid = `k1-${n}-1`
        const record = { revision: '4', pid, status: '3_対応中' }
        await world.orders.put(anEnteredOrder({ recordId: `${n}`, pid, record }), { open: true })
        await world.ledger.claim('1', `${n}`, 1, pid)
        world.kintone.add({ recordId: `${n}`, ...record })
        await world.executions.start(pid, { pid, appId: '1', recordId: `${n}` })
      }
      world.kintone.edit('7', { status: '保留' })
      world.executions.end(failed, 'FAILED', 'KintoneConflict')
      return world
    }
    const seen = async (world: World) => ({
      edited: (await world.orders.get(edited))?.conflict?.what,
      failed: (await world.orders.get(failed))?.status,
    })

    it('reads each once, but for those that are not as they should be', async () => {
      const world = await worldOf130()
      const read: string[] = []
      const real = world.orders.get
      world.orders.get = (pid) => {
        read.push(pid)
        return real(pid)
      }
      await reconcile(world)
      expect(await seen(world)).toEqual({ edited: 'changed', failed: 'failed' })
      const again = read.filter((pid, index) => read.indexOf(pid) !== index)
      expect([...new Set(again)].sort()).toEqual([failed, edited])
    })

    it('finds the failed one though kintone tells of no records, and says what was wrong', async () => {
      const world = await worldOf130()
      let asked = 0
      world.kintone.getMany = async () => {
        asked++
        throw new KintoneUnavailable()
      }
      await expect(reconcile(world)).rejects.toThrow(KintoneUnavailable)
      expect(await seen(world)).toEqual({ edited: undefined, failed: 'failed' })
      expect(asked).toBe(1)
    })

    it('finds the edited one though executions cannot be listed, and says what was wrong', async () => {
      const world = await worldOf130()
      world.executions.list = () => Promise.reject(new Error('throttled'))
      await expect(reconcile(world)).rejects.toThrow('throttled')
      expect(await seen(world)).toEqual({ edited: 'changed', failed: 'running' })
    })
  })

  it('says so when executions cannot be listed, though no order is open', async () => {
    const world = createWorld()
    world.executions.list = () => Promise.reject(new Error('throttled'))
    await expect(reconcile(world)).rejects.toThrow('throttled')
  })

  it('asks kintone for no records when no order is open', async () => {
    const world = createWorld()
    await reconcile(world)
    expect(world.kintone.calls).toEqual(['findByStatus'])
  })
})
