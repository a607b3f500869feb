import { expect, it } from '@jest/globals'
import { changeOrder } from '../../../lambdas/core/change-order.ts'
import { reviveOrder } from '../../../lambdas/core/rules/trouble.ts'
import { checkExecution } from '../../../lambdas/core/use-cases/check-execution.ts'
import { retryOrder } from '../../../lambdas/core/use-cases/retry-order.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { createWorld } from '../../fakes/world.ts'

const pid = 'k1-2-1'
async function worldWith(status: 'running' | 'failed') {
  const world = createWorld()
  await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
  await world.orders.put(anEnteredOrder({ status }), { open: true })
  return world
}

it('redrives the execution of a failed order', async () => {
  const world = await worldWith('failed')
  world.executions.end(pid, 'FAILED', 'KintoneConflict')
  expect(await retryOrder(world, { pid, by: 'ops' })).toBe('retried')
  expect((await world.executions.describe(pid))?.status).toBe('RUNNING')
  expect((await world.orders.get(pid))?.status).toBe('running')
})

it('leaves an order alone that has not failed', async () => {
  expect(await retryOrder(await worldWith('running'), { pid, by: 'ops' })).toBe('not-failed')
})

it('says so when the execution cannot be redriven any more', async () => {
  const world = await worldWith('failed')
  world.executions.end(pid, 'SUCCEEDED')
  expect(await retryOrder(world, { pid, by: 'ops' })).toBe('not-redrivable')
  expect((await world.orders.get(pid))?.status).toBe('failed')
})

it('puts on record who asked, even if it comes to nothing', async () => {
  const world = await worldWith('failed')
  world.executions.end(pid, 'SUCCEEDED')
  await retryOrder(world, { pid, by: 'ops' })
  expect((await world.orders.get(pid))?.events.at(-1)).toMatchObject({ type: 'retry-requested', by: 'ops' })
})

it('takes a double click for one request', async () => {
  const world = await worldWith('failed')
  world.executions.end(pid, 'SUCCEEDED')
  await retryOrder(world, { pid, by: 'ops' })
  await retryOrder(world, { pid, by: 'ops' })
  expect((await world.orders.get(pid))?.events).toHaveLength(1)
})

it('leaves the mark of what failed again before the redrive has answered', async () => {
  const world = await worldWith('failed')
  world.executions.end(pid, 'FAILED', 'KintoneConflict')
  const executions: Pick<typeof world.executions, 'redrive'> = {
    async redrive(name) {
      const isRedriven = await world.executions.redrive(name)
      await changeOrder(world.orders, pid, reviveOrder)
      world.executions.end(pid, 'FAILED', 'KintoneConflict')
      await checkExecution(world, pid)
      return isRedriven
    },
  }
  expect(await retryOrder({ ...world, executions }, { pid, by: 'ops' })).toBe('retried')
  expect((await world.orders.get(pid))?.status).toBe('failed')
})
