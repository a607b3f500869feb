import { describe, expect, it } from '@jest/globals'
import { completeTask } from '../../../lambdas/core/use-cases/complete-task.ts'
import { openTask } from '../../../lambdas/core/use-cases/open-task.ts'
import { patrol } from '../../../lambdas/core/use-cases/patrol.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anOffer, aTask, byKey } from '../../builders/task.ts'
import { forEveryCrash } from '../../fakes/crash.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const pid = 'k1-2-1'
const click = (ref = 1) => ({
  node: '1-1' as const,
  round: 1,
  ref,
  generation: 1,
  members: [anOffer().member],
  outcome: 'done' as const,
  values: { q_licenseKey: `KEY-${ref}` },
})
async function prepare(world: World) {
  await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
  world.executions.wait(pid, 'token-1')
  const offers = [1, 2, 3, 4, 5].map((ref) => anOffer({ ref }))
  await world.orders.put(anEnteredOrder({ tasks: byKey(aTask({ offers })) }), { open: true })
}
async function world() {
  const world = createWorld()
  await prepare(world)
  return world
}

describe('a click', () => {
  it('stores the answer and tells the execution node, round and outcome alone', async () => {
    const w = await world()
    expect(await completeTask(w, pid, click())).toMatchObject({ task: { status: 'answered' } })
    expect(w.executions.received).toEqual([{ token: 'token-1', output: { node: '1-1', round: 1, outcome: 'done' } }])
  })

  it('of five at once wins; the others are told who', async () => {
    const w = await world()
    const all = await Promise.all([1, 2, 3, 4, 5].map((ref) => completeTask(w, pid, click(ref))))
    const [won] = all.filter((done) => 'task' in done)
    const lost = all.filter((done) => 'refusal' in done)
    expect(lost).toHaveLength(4)
    for (const { refusal } of lost)
      expect(refusal).toMatchObject({ kind: 'already-answered', answer: won?.task.answer })
    expect(w.executions.received).toHaveLength(1)
  })

  it('succeeds though the execution cannot be told: patrol tells it', async () => {
    const w = await world()
    w.executions.refuseAnswers(new Error('throttled'))
    expect(await completeTask(w, pid, click())).toHaveProperty('task')
    expect(w.log.lines).toMatchObject([{ level: 'warn', fields: { pid, node: '1-1', round: 1 } }])
    w.executions.refuseAnswers(undefined)
    w.clock.forward(61)
    await patrol(w)
    expect(w.executions.received).toHaveLength(1)
    expect((await w.orders.get(pid))?.tasks['1-1#1']?.status).toBe('delivered')
  })

  it('that crashed anywhere is undone or reaches the execution once', async () => {
    await forEveryCrash(
      prepare,
      (w) => completeTask(w, pid, click()),
      async (w) => {
        w.clock.forward(61)
        await patrol(w)
        const answered = (await w.orders.get(pid))?.tasks['1-1#1']?.answer !== undefined
        expect(w.executions.received).toHaveLength(answered ? 1 : 0)
      },
    )
  })

  it('beside a change of the same order is tried again unseen', async () => {
    const w = await world()
    const both = [
      completeTask(w, pid, click()),
      openTask(w, { pid, node: '2', round: 1, token: 'token-9', redrive: 0, retry: 0 }),
    ]
    await Promise.all(both)
    const tasks = (await w.orders.get(pid))?.tasks
    expect([tasks?.['1-1#1']?.status, tasks?.['2#1']?.status]).toEqual(['answered', 'open'])
  })
})

describe('a click that returns the key', () => {
  const returning = { ...click(), node: '1-2' as const, outcome: 'returned' as const, values: {}, reason: '別のプラン' }
  const told = (token: string) => ({
    token,
    error: 'LicenceKeyReturned',
    output: { node: '1-2', round: 1, outcome: 'returned' },
  })
  async function worldThatBuilds() {
    const w = createWorld()
    await w.executions.start(pid, { pid, appId: '1', recordId: '2' })
    w.executions.wait(pid, 'token-1')
    await w.orders.put(anEnteredOrder({ tasks: byKey(aTask({ node: '1-2' })) }), { open: true })
    return w
  }

  it('tells the execution so as the error that the process names, without the reason', async () => {
    const w = await worldThatBuilds()
    await completeTask(w, pid, returning)
    expect(w.executions.received).toEqual([told('token-1')])
  })

  it('is told in the same way by patrol', async () => {
    const w = await worldThatBuilds()
    w.executions.refuseAnswers(new Error('throttled'))
    await completeTask(w, pid, returning)
    w.executions.refuseAnswers(undefined)
    w.clock.forward(61)
    await patrol(w)
    expect(w.executions.received).toEqual([told('token-1')])
  })

  it('is told in the same way to a newer try of the state', async () => {
    const w = await worldThatBuilds()
    await completeTask(w, pid, returning)
    w.executions.wait(pid, 'token-2')
    await openTask(w, { pid, node: '1-2', round: 1, token: 'token-2', redrive: 1, retry: 0 })
    expect(w.executions.received).toEqual([told('token-1'), told('token-2')])
  })
})
