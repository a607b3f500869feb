import { describe, expect, it } from '@jest/globals'
import { fetchRecord } from '../../../lambdas/core/use-cases/fetch-record.ts'
import { startOrder } from '../../../lambdas/core/use-cases/start-order.ts'
import { createWorld } from '../../fakes/world.ts'

const pid = 'k1-2-1'
async function started() {
  const world = createWorld()
  world.kintone.add({ values: { q_optionSend: '希望する', q_customerName: '髙橋' } })
  await startOrder(world, { appId: '1', recordId: '2' })
  return world
}

describe('x1', () => {
  it('reads the record again, stores its values and answers the decision alone', async () => {
    const world = await started()
    expect(await fetchRecord(world, { pid })).toEqual({ handle: true, sendManual: true })
    expect((await world.orders.get(pid))?.variables.q_customerName).toBe('髙橋')
  })

  it('decides by what the record reads now, not by the webhook', async () => {
    const world = await started()
    world.kintone.edit('2', { status: '1_未対応' })
    expect(await fetchRecord(world, { pid })).toEqual({ handle: false, sendManual: false })
  })

  it('replays its decision without asking kintone again', async () => {
    const world = await started()
    await fetchRecord(world, { pid })
    world.kintone.remove('2')
    expect(await fetchRecord(world, { pid })).toEqual({ handle: true, sendManual: true })
    expect(world.kintone.calls).toEqual(['get'])
  })

  it('has nothing to do for a record that was deleted', async () => {
    const world = await started()
    world.kintone.remove('2')
    expect(await fetchRecord(world, { pid })).toMatchObject({ handle: false })
  })

  it('lets the state machine try again when kintone is down, and decides nothing', async () => {
    const world = await started()
    world.kintone.goDown()
    await expect(fetchRecord(world, { pid })).rejects.toMatchObject({ name: 'KintoneUnavailable' })
    expect((await world.orders.get(pid))?.decision).toBeUndefined()
  })

  it('of no order fails by name', async () => {
    await expect(fetchRecord(createWorld(), { pid })).rejects.toMatchObject({ name: 'OrderNotFound' })
  })
})
