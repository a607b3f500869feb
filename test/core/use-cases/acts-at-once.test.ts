import { describe, expect, it } from '@jest/globals'
import { holderOf } from '../../../lambdas/core/holder.ts'
import { addMemo } from '../../../lambdas/core/use-cases/add-memo.ts'
import { claimTask } from '../../../lambdas/core/use-cases/claim-task.ts'
import { completeTask } from '../../../lambdas/core/use-cases/complete-task.ts'
import { handOver } from '../../../lambdas/core/use-cases/hand-over.ts'
import { renewLink } from '../../../lambdas/core/use-cases/renew-link.ts'
import { anHourIn, aSharedOrder, licenceMembers, sato, suzuki } from '../../builders/shared-task.ts'
import { everyInterleaving } from '../../fakes/interleavings.ts'
import type { World } from '../../fakes/world.ts'

const pid = 'k1-2-1'
const by = ({ ref }: { ref: number }) =>
  ({ node: '1-1', round: 1, ref, generation: 1, members: licenceMembers }) as const
const claim =
  (who: { ref: number }, takeOver = false) =>
  (world: World) =>
    claimTask(world, pid, { ...by(who), takeOver })
const give = (who: { ref: number }, to: string) => (world: World) => handOver(world, pid, { ...by(who), to })
const note = (who: { ref: number }, text: string) => (world: World) => addMemo(world, pid, { ...by(who), text })
const answer =
  (who: { ref: number }, takeOver = false) =>
  (world: World) =>
    completeTask(world, pid, {
      ...by(who),
      outcome: 'done',
      values: { q_licenseKey: `KEY-of-${who.ref}` },
      takeOver,
    })

const prepared = (holder?: { ref: number }) => async (world: World) => {
  await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
  world.executions.wait(pid, 'token-1')
  const order = aSharedOrder(holder && { holder: { ref: holder.ref, at: anHourIn } })
  await world.orders.put(order, { open: true })
}
const stateOf = async (world: World) => {
  const [order] = world.orders.all()
  const task = order?.tasks['1-1#1']
  if (!order || !task) throw new Error('no task')
  return {
    order,
    task,
    holder: holderOf(task)?.offer.member.id,
    events: order.events.map(({ type }) => type).filter((type) => type !== 'mail-sent'),
    mails: world.mailer.sent.map(({ mail }) => `${mail.subject} ${mail.to.address}`),
    unsent: order.unsent,
  }
}
const refusalOf = (result: object) => ('refusal' in result ? (result.refusal as { kind: string }) : undefined)

describe('at whatever moment two acts meet', () => {
  it('one of two who take a task has it, and the other is told who', async () => {
    const seen = new Set<string | undefined>()
    const orders = await everyInterleaving(prepared(), claim(sato), claim(suzuki), async (world, results) => {
      const { holder, events, mails } = await stateOf(world)
      seen.add(holder)
      expect([events, mails]).toEqual([['task-claimed'], []])
      const refused = results.map(refusalOf).filter((refusal) => refusal !== undefined)
      expect(refused).toMatchObject([{ kind: 'held', holder: { offer: { member: { id: holder } } } }])
    })
    expect(orders).toBeGreaterThan(4)
    expect(seen).toEqual(new Set(['sato', 'suzuki']))
  })

  it('a member who takes over has the task, and only one who had it is mailed', async () => {
    await everyInterleaving(prepared(), claim(sato), claim(suzuki, true), async (world, [taken]) => {
      const { holder, events, mails, unsent } = await stateOf(world)
      const tookFirst = refusalOf(taken) === undefined
      expect([holder, unsent]).toEqual(['suzuki', []])
      expect(events).toEqual(tookFirst ? ['task-claimed', 'task-taken-over'] : ['task-claimed'])
      expect(mails).toEqual(tookFirst ? ['task-taken-over sato@example.com'] : [])
    })
  })

  it('a task is taken or answered by another, never both', async () => {
    const seen = new Set<string>()
    await everyInterleaving(prepared(), claim(suzuki), answer(sato), async (world, results) => {
      const { task, holder, events } = await stateOf(world)
      seen.add(events.join())
      const [claimed, answered] = results.map(refusalOf)
      if (task.answer) {
        expect([holder, claimed, events]).toEqual([
          undefined,
          { ...claimed, kind: 'already-answered' },
          ['task-answered'],
        ])
        expect(world.executions.received).toHaveLength(1)
      } else {
        expect([holder, claimed, events]).toEqual(['suzuki', undefined, ['task-claimed']])
        expect(answered).toMatchObject({ kind: 'held', holder: { offer: { member: { id: 'suzuki' } } } })
        expect(world.executions.received).toEqual([])
      }
    })
    expect(seen.size).toBe(2)
  })

  it('an answer that takes the task over is stored, and mails whoever had it by then', async () => {
    await everyInterleaving(prepared(), claim(suzuki), answer(sato, true), async (world, [claimed]) => {
      const { task, mails, unsent } = await stateOf(world)
      const tookFirst = refusalOf(claimed) === undefined
      expect([task.answer?.by.id, unsent, world.executions.received.length]).toEqual(['sato', [], 1])
      expect(mails).toEqual(tookFirst ? ['task-taken-over suzuki@example.com'] : [])
    })
  })

  it('a task is handed over or answered by another, never both', async () => {
    const seen = new Set<string>()
    await everyInterleaving(prepared(sato), give(sato, 'suzuki'), answer(sato), async (world, results) => {
      const { task, holder, events, mails, unsent } = await stateOf(world)
      seen.add(events.join())
      const [given, answered] = results.map(refusalOf)
      expect(unsent).toEqual([])
      if (task.answer) {
        expect([given?.kind, holder, mails]).toEqual(['already-answered', 'sato', []])
        expect(world.executions.received).toHaveLength(1)
      } else {
        expect([answered?.kind, holder, mails]).toEqual(['held', 'suzuki', ['task-handed-over suzuki@example.com']])
        expect(world.executions.received).toEqual([])
      }
    })
    expect(seen).toEqual(new Set(['task-handed-over', 'task-answered']))
  })

  it('the member who gets a task may answer it at once', async () => {
    await everyInterleaving(prepared(sato), give(sato, 'suzuki'), answer(suzuki, true), async (world) => {
      const { task, unsent } = await stateOf(world)
      expect([task.answer?.by.id, unsent, world.executions.received.length]).toEqual(['suzuki', [], 1])
    })
  })

  it('a task that is handed over stays so, though its giver takes it in another window', async () => {
    await everyInterleaving(prepared(sato), give(sato, 'suzuki'), claim(sato), async (world) => {
      expect(await stateOf(world)).toMatchObject({ holder: 'suzuki', events: ['task-handed-over'], unsent: [] })
    })
  })

  it('a memo is in the thread, or its author told of the answer', async () => {
    const seen = new Set<number>()
    await everyInterleaving(prepared(), note(suzuki, '在庫あり'), answer(sato), async (world, [noted]) => {
      const { order, task } = await stateOf(world)
      seen.add(order.variables.q_memo.length)
      expect(task.answer?.by.id).toBe('sato')
      expect(refusalOf(noted)?.kind).toBe(order.variables.q_memo.length === 0 ? 'already-answered' : undefined)
    })
    expect(seen).toEqual(new Set([0, 1]))
  })

  it('two memos are both in the thread, and a double click is one', async () => {
    const count = async (world: World) => (await stateOf(world)).order.variables.q_memo.length
    await everyInterleaving(prepared(), note(sato, '一つ'), note(suzuki, '二つ'), async (world) => {
      expect(await count(world)).toBe(2)
    })
    await everyInterleaving(prepared(), note(sato, '一つ'), note(sato, '一つ'), async (world) => {
      expect(await count(world)).toBe(1)
    })
  })

  it('an answer is stored, though a fresh link was asked for', async () => {
    const seen = new Set<string | undefined>()
    const renew = (world: World) => renewLink(world, { pid, ...by(sato) })
    await everyInterleaving(prepared(), renew, answer(sato), async (world, results) => {
      const { task, unsent } = await stateOf(world)
      const [renewed, answered] = results.map(refusalOf)
      seen.add(renewed?.kind)
      expect([task.answer?.by.id, answered?.kind, unsent]).toEqual(['sato', undefined, []])
    })
    expect(seen).toEqual(new Set(['no-such-task', undefined]))
  })
})
