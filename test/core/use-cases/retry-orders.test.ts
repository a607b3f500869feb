import { expect, it } from '@jest/globals'
import { retryOrders } from '../../../lambdas/core/use-cases/retry-orders.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const command = { error: 'KintoneAccessError', by: 'ops' }

async function failed(
  world: World,
  recordId: string,
  error = command.error,
  execution: 'FAILED' | 'SUCCEEDED' = 'FAILED',
) {
  const failure = { at: `2026-04-01T00:00:00.${recordId.padStart(3, '0')}Z`, error }
  const order = anEnteredOrder({ recordId, status: 'failed', failure })
  await world.orders.put(order, { open: true })
  await world.executions.start(order.pid, { pid: order.pid, appId: '1', recordId })
  world.executions.end(order.pid, execution, error)
  return order.pid
}
const statusOf = async (world: World, pid: string) => (await world.orders.get(pid))?.status

it('redrives every order that failed with the error, and no other', async () => {
  const world = createWorld()
  const same = [await failed(world, '1'), await failed(world, '2')]
  const other = await failed(world, '3', 'KintoneSetupError')
  expect(await retryOrders(world, command)).toEqual({ retried: 2, refused: 0, more: false })
  for (const pid of same) expect(await statusOf(world, pid)).toBe('running')
  expect(await statusOf(world, other)).toBe('failed')
})

it('says how many could not be redriven, and does the rest', async () => {
  const world = createWorld()
  await failed(world, '1', command.error, 'SUCCEEDED')
  await failed(world, '2')
  expect(await retryOrders(world, command)).toEqual({ retried: 1, refused: 1, more: false })
})

it('goes on when one cannot even be asked', async () => {
  const world = createWorld()
  const [first, second] = [await failed(world, '1'), await failed(world, '2')]
  const executions = {
    redrive: (pid: string) => (pid === first ? Promise.reject(new Error('throttled')) : world.executions.redrive(pid)),
  }
  expect(await retryOrders({ ...world, executions }, command)).toEqual({ retried: 1, refused: 1, more: false })
  expect(await statusOf(world, second)).toBe('running')
})

it('takes a hundred at a time, the oldest failures first, and says that there are more', async () => {
  const world = createWorld()
  const pids: string[] = []
  for (let n = 1; n <= 103; n++) pids.push(await failed(world, `${n}`))
  expect(await retryOrders(world, command)).toEqual({ retried: 100, refused: 0, more: true })
  expect(await statusOf(world, pids[0] ?? '')).toBe('running')
  expect(await statusOf(world, pids[102] ?? '')).toBe('failed')
  expect(await retryOrders(world, command)).toEqual({ retried: 3, refused: 0, more: false })
})
