import { describe, expect, it } from '@jest/globals'
import { deliverAnswer } from '../../../lambdas/core/use-cases/deliver-answer.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnsweredTask, byKey } from '../../builders/task.ts'
import { createWorld } from '../../fakes/world.ts'

const pid = 'k1-2-1'
const task = anAnsweredTask()
async function world(stored = task) {
  const world = createWorld()
  await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
  await world.orders.put(anEnteredOrder({ tasks: byKey(stored) }), { open: true })
  return world
}
const statusIn = async (w: Awaited<ReturnType<typeof world>>) => (await w.orders.get(pid))?.tasks['1-1#1']?.status

describe('patrol’s repeat of an answer', () => {
  it('that is taken stamps the task', async () => {
    const w = await world()
    w.executions.wait(pid, 'token-1')
    expect(await deliverAnswer(w, pid, task)).toBe('delivered')
    expect(await statusIn(w)).toBe('delivered')
  })

  it('whose token a running execution knows no more needs no further repeat', async () => {
    const w = await world()
    expect(await deliverAnswer(w, pid, task)).toBe('delivered')
    expect(await statusIn(w)).toBe('delivered')
  })

  it('whose token was replaced meanwhile leaves the task to the newer try', async () => {
    const w = await world(anAnsweredTask({ token: 'token-2', tokenOrder: [0, 1] }))
    expect(await deliverAnswer(w, pid, task)).toBe('delivered')
    expect(await statusIn(w)).toBe('answered')
  })

  it.each(['FAILED', 'ABORTED', 'TIMED_OUT', 'SUCCEEDED'] as const)(
    'finds nobody when the execution is %s',
    async (status) => {
      const w = await world()
      w.executions.end(pid, status)
      expect(await deliverAnswer(w, pid, task)).toBe('execution-ended')
      expect(await statusIn(w)).toBe('answered')
    },
  )

  it('that is throttled is left for the next patrol', async () => {
    const w = await world()
    w.executions.refuseAnswers(new Error('throttled'))
    await expect(deliverAnswer(w, pid, task)).rejects.toThrow('throttled')
    expect(await statusIn(w)).toBe('answered')
  })
})
