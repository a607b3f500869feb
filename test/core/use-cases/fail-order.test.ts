import { describe, expect, it } from '@jest/globals'
import { markIfFailed } from '../../../lambdas/core/use-cases/fail-order.ts'
import { openTask } from '../../../lambdas/core/use-cases/open-task.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnsweredTask, byKey } from '../../builders/task.ts'
import { createWorld } from '../../fakes/world.ts'

const pid = 'k1-2-1'
async function world(order = anEnteredOrder()) {
  const world = createWorld()
  await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
  await world.orders.put(order, { open: true })
  await world.ledger.claim('1', '2', 1, pid)
  return world
}

describe('an execution said to have ended', () => {
  it('is asked before its order is marked', async () => {
    const w = await world()
    expect(await markIfFailed(w, pid)).toBe('fine')
    expect((await w.orders.get(pid))?.status).toBe('running')
  })

  it('that failed marks its order and keeps the record held', async () => {
    const w = await world()
    w.executions.end(pid, 'FAILED', 'KintoneConflict')
    expect(await markIfFailed(w, pid)).toBe('failed')
    expect(await w.orders.get(pid)).toMatchObject({ status: 'failed', failure: { error: 'KintoneConflict' } })
    expect((await w.ledger.get('1', '2')).holder).toBe(pid)
    expect(await markIfFailed(w, pid)).toBe('fine')
  })

  it('that was stopped by its cancel marks nothing', async () => {
    const w = await world(anEnteredOrder({ status: 'cancelling' }))
    w.executions.end(pid, 'ABORTED', 'OrderCancelled')
    expect(await markIfFailed(w, pid)).toBe('fine')
  })

  it('of no order of ours is fine', async () => {
    expect(await markIfFailed(createWorld(), 'somebody-else')).toBe('fine')
  })
})

describe('a redrive', () => {
  it('brings the order back and gets the answer that was given meanwhile', async () => {
    const w = await world(anEnteredOrder({ tasks: byKey(anAnsweredTask({ tokenOrder: [0, 8] })) }))
    w.executions.end(pid, 'FAILED', 'KintoneConflict')
    await markIfFailed(w, pid)
    w.executions.redrive(pid)
    w.executions.wait(pid, 'token-2')
    await openTask(w, { pid, node: '1-1', round: 1, token: 'token-2', redrive: 1, retry: 0 })
    expect((await w.orders.get(pid))?.status).toBe('running')
    expect(w.executions.received).toHaveLength(1)
  })
})
