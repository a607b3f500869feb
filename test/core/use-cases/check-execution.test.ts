import { describe, expect, it } from '@jest/globals'
import type { Order } from '../../../lambdas/core/order.ts'
import { checkExecution, checkExecutions, runningExecutions } from '../../../lambdas/core/use-cases/check-execution.ts'
import { openTask } from '../../../lambdas/core/use-cases/open-task.ts'
import { retryOrder } from '../../../lambdas/core/use-cases/retry-order.ts'
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
    expect(await checkExecution(w, pid)).toBe('fine')
    expect((await w.orders.get(pid))?.status).toBe('running')
  })

  it('that failed marks its order and keeps the record held', async () => {
    const w = await world()
    w.executions.end(pid, 'FAILED', 'KintoneConflict')
    expect(await checkExecution(w, pid)).toBe('failed')
    expect(await w.orders.get(pid)).toMatchObject({ status: 'failed', failure: { error: 'KintoneConflict' } })
    expect((await w.ledger.get('1', '2')).holder).toBe(pid)
    expect(await checkExecution(w, pid)).toBe('fine')
  })

  it('that failed is told of by the one who found it, and by nobody else', async () => {
    const w = await world()
    const told: string[] = []
    const tell = async ({ order }: { order: Order }) => void told.push(order.status)
    w.executions.end(pid, 'FAILED', 'KintoneConflict')
    await Promise.all([checkExecution(w, pid, tell), checkExecution(w, pid, tell)])
    expect(told).toEqual(['failed'])
  })

  it('that failed marks nothing when it was marked and redriven while it was asked about', async () => {
    const w = await world()
    w.executions.end(pid, 'FAILED', 'KintoneConflict')
    const settings: typeof w.settings = {
      async get() {
        await checkExecution(w, pid)
        await retryOrder(w, { pid, by: 'console' })
        return w.settings.get()
      },
    }
    expect(await checkExecution({ ...w, settings }, pid)).toBe('fine')
    expect((await w.orders.get(pid))?.status).toBe('running')
  })

  it('that failed marks nothing when its marked order was redriven while it was asked about', async () => {
    const w = await world()
    w.executions.end(pid, 'FAILED', 'KintoneConflict')
    await checkExecution(w, pid)
    const executions: Pick<typeof w.executions, 'describe'> = {
      async describe(name) {
        const described = await w.executions.describe(name)
        await retryOrder(w, { pid, by: 'console' })
        return described
      },
    }
    expect(await checkExecution({ ...w, executions }, pid)).toBe('fine')
    expect((await w.orders.get(pid))?.status).toBe('running')
  })

  it('that was stopped by its cancel marks nothing', async () => {
    const w = await world(anEnteredOrder({ status: 'cancelling' }))
    w.executions.end(pid, 'ABORTED', 'OrderCancelled')
    expect(await checkExecution(w, pid)).toBe('fine')
  })

  it('of no order of ours is fine', async () => {
    expect(await checkExecution(createWorld(), 'somebody-else')).toBe('fine')
  })
})

describe('a redrive', () => {
  it('brings the order back and gets the answer that was given meanwhile', async () => {
    const w = await world(anEnteredOrder({ tasks: byKey(anAnsweredTask({ tokenOrder: [0, 8] })) }))
    w.executions.end(pid, 'FAILED', 'KintoneConflict')
    await checkExecution(w, pid)
    w.executions.redrive(pid)
    w.executions.wait(pid, 'token-2')
    await openTask(w, { pid, node: '1-1', round: 1, token: 'token-2', redrive: 1, retry: 0 })
    expect((await w.orders.get(pid))?.status).toBe('running')
    expect(w.executions.received).toHaveLength(1)
  })
})

describe('a check of all open orders', () => {
  const start = async (w: ReturnType<typeof createWorld>, n: number, status: Order['status'] = 'running') => {
    const name = `k1-${n}-1`
    await w.executions.start(name, { pid: name, appId: '1', recordId: `${n}` })
    await w.orders.put(anEnteredOrder({ recordId: `${n}`, pid: name, status }), {
      open: status !== 'closed' && status !== 'cancelled',
    })
    return name
  }
  const check = async (w: ReturnType<typeof createWorld>) => {
    const open = w.orders.all().filter(({ status }) => status !== 'closed')
    await checkExecutions(w, open, await runningExecutions(w.executions))
  }

  it.each(['FAILED', 'TIMED_OUT', 'ABORTED'] as const)(
    'marks one whose execution is %s, however old it is',
    async (status) => {
      const w = createWorld()
      const old = await start(w, 1)
      for (let n = 2; n <= 150; n++) await start(w, n)
      w.executions.end(old, status)
      await check(w)
      const marked = w.orders.all().filter((order) => order.status === 'failed')
      expect(marked.map(({ pid, failure }) => [pid, failure?.error])).toEqual([[old, status]])
      expect(marked[0]?.unsent.map(({ kind }) => kind)).toEqual(['order-failed'])
    },
  )

  it('takes the mark back from one whose execution runs', async () => {
    const w = createWorld()
    const redriven = await start(w, 1, 'failed')
    await check(w)
    expect((await w.orders.get(redriven))?.status).toBe('running')
  })

  it('asks nothing of those that are as they should be', async () => {
    const w = createWorld()
    await start(w, 1)
    w.executions.end(await start(w, 2, 'failed'), 'FAILED', 'E')
    w.executions.end(await start(w, 3, 'closed'), 'SUCCEEDED')
    let asked = 0
    const real = w.executions.describe
    w.executions.describe = (name) => {
      asked++
      return real(name)
    }
    await check(w)
    expect(asked).toBe(0)
  })
})
