import { describe, expect, it } from '@jest/globals'
import { receiveWebhook } from '../../../lambdas/core/use-cases/receive-webhook.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { createWorld } from '../../fakes/world.ts'

const pid = 'k1-2-1'
const hint = (pid: string, status: string) => ({ appId: '1', recordId: '2', record: { pid, status } })
const deletion = { appId: '1', recordId: '2' }

async function held(order = anEnteredOrder()) {
  const world = createWorld()
  world.kintone.add({ ...order.record })
  await world.ledger.claim('1', '2', 1, pid)
  await world.orders.put(order, { open: true })
  return world
}

describe('a webhook of a record that nobody holds', () => {
  it.each(['2_対応要', '対応要'])('starts an order when it reads %s', async (status) => {
    const world = createWorld()
    expect(await receiveWebhook(world, hint('', status))).toEqual({ kind: 'started', pid })
  })

  it('looks at the ledger once', async () => {
    const world = createWorld()
    let looks = 0
    const real = world.ledger.get
    world.ledger.get = (...record) => {
      looks++
      return real(...record)
    }
    await receiveWebhook(world, hint('', '2_対応要'))
    expect(looks).toBe(1)
  })

  it.each(['1_未対応', '3_対応中', '4_対応済', ''])('is ignored when it reads "%s"', async (status) => {
    const world = createWorld()
    expect(await receiveWebhook(world, hint('', status))).toEqual({ kind: 'ignored' })
    expect([world.orders.all(), world.executions.started(), world.kintone.calls]).toEqual([[], [], []])
  })

  it('is ignored when it tells of a deletion', async () => {
    expect(await receiveWebhook(createWorld(), deletion)).toEqual({ kind: 'ignored' })
  })
})

describe('a webhook of a held record', () => {
  it('that echoes our own write asks kintone nothing', async () => {
    const world = await held()
    expect(await receiveWebhook(world, hint(pid, '3_対応中'))).toEqual({ kind: 'held', pid })
    expect(world.kintone.calls).toEqual([])
  })

  it('that tells of a change is believed only after a look', async () => {
    const world = await held()
    expect(await receiveWebhook(world, hint(pid, '保留'))).toEqual({ kind: 'watched', pid })
    expect((await world.orders.get(pid))?.conflict).toBeUndefined()
    world.kintone.edit('2', { status: '保留' })
    await receiveWebhook(world, hint(pid, '保留'))
    expect((await world.orders.get(pid))?.conflict?.what).toBe('changed')
  })

  it('that tells of a deletion is believed only after a look', async () => {
    const world = await held()
    await receiveWebhook(world, deletion)
    expect((await world.orders.get(pid))?.conflict).toBeUndefined()
    world.kintone.remove('2')
    await receiveWebhook(world, deletion)
    expect((await world.orders.get(pid))?.conflict?.what).toBe('deleted')
  })

  it('that puts a change right clears the flag', async () => {
    const world = await held(anEnteredOrder({ conflict: { at: '2026-04-01T00:00:00.000Z', what: 'changed' } }))
    await receiveWebhook(world, hint(pid, '3_対応中'))
    expect(await world.orders.get(pid)).not.toHaveProperty('conflict')
  })

  it('of an order that is being cancelled changes nothing', async () => {
    const world = await held(anEnteredOrder({ status: 'cancelling' }))
    expect(await receiveWebhook(world, hint(pid, '1_未対応'))).toEqual({ kind: 'ignored' })
    expect(await receiveWebhook(world, hint(pid, '2_対応要'))).toEqual({ kind: 'held', pid })
  })

  it('fails when kintone cannot be asked: the reconciler will look', async () => {
    const world = await held()
    world.kintone.goDown()
    await expect(receiveWebhook(world, deletion)).rejects.toMatchObject({ name: 'KintoneUnavailable' })
  })
})
