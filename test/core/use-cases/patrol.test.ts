import { describe, expect, it } from '@jest/globals'
import { indexOf } from '../../../lambdas/core/rules/attention.ts'
import { patrol } from '../../../lambdas/core/use-cases/patrol.ts'
import { anOrder } from '../../builders/order.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { someSettings } from '../../builders/settings.ts'
import { anAnsweredTask, anOffer, aTask, byKey } from '../../builders/task.ts'
import { forEveryCrash } from '../../fakes/crash.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const due = '2026-04-01T00:00:00.000Z'
const pid = 'k1-2-1'
const store = (world: World, order: Parameters<typeof indexOf>[0]) => world.orders.put(order, indexOf(order))
const start = (world: World, name = pid) => world.executions.start(name, { pid: name, appId: '1', recordId: '2' })

const failedWithMail = (recordId: string) =>
  anEnteredOrder({
    recordId,
    pid: `k1-${recordId}-1`,
    status: 'failed',
    unsent: [{ id: 'order-failed:1', kind: 'order-failed', to: 'ops@example.com', failures: 1, dueAt: due }],
  })

describe('patrol', () => {
  it('leaves the field to another whose lease has not run out', async () => {
    const world = createWorld()
    await world.leases.acquire('patrol', 'other', world.clock.now(), new Date('2026-04-01T00:05:00Z'))
    expect(await patrol(world)).toBe('busy')
    world.clock.forward(300)
    expect(await patrol(world)).toEqual({ visited: 0 })
  })

  it('gives a sign of life when it has come to its end, and only then', async () => {
    const world = createWorld()
    await patrol(world)
    expect(world.metrics.measured).toEqual([{ values: { PatrolRuns: 1 }, about: { visited: 0 } }])
    const failing = { ...world, orders: { ...world.orders, needingAttention: () => Promise.reject(new Error('down')) } }
    await expect(patrol(failing)).rejects.toThrow('down')
    await world.leases.acquire('patrol', 'other', world.clock.now(), new Date('2026-04-01T00:05:00Z'))
    await patrol(world)
    expect(world.metrics.measured).toHaveLength(1)
  })

  it('gives its lease back, though it fails', async () => {
    const world = createWorld()
    const failing = { ...world, orders: { ...world.orders, needingAttention: () => Promise.reject(new Error('down')) } }
    await expect(patrol(failing)).rejects.toThrow('down')
    expect(await patrol(world)).toEqual({ visited: 0 })
  })

  it('visits every order that is due, over pages, and none that is not', async () => {
    const world = createWorld()
    for (let n = 1; n <= 120; n++) await store(world, anOrder({ recordId: `${n}`, startDueAt: due }))
    await store(world, anOrder({ recordId: '999', startDueAt: '2026-04-01T00:00:01.000Z' }))
    expect(await patrol(world)).toEqual({ visited: 120 })
    expect(world.executions.started()).toHaveLength(120)
  })

  it('goes on with the others when one order fails', async () => {
    const world = createWorld()
    await store(world, anOrder({ recordId: '1', startDueAt: due }))
    await store(world, anOrder({ recordId: '2', startDueAt: due }))
    const real = world.executions.start
    world.executions.start = (name, input) => (name === 'k1-1-1' ? Promise.reject(new Error('no')) : real(name, input))
    expect(await patrol(world)).toEqual({ visited: 2 })
    expect(world.executions.started()).toEqual([pid])
    expect(world.log.lines).toMatchObject([{ level: 'error', fields: { pid: 'k1-1-1', error: 'Error' } }])
  })

  it('delivers answers before it sends any mail, and leaves a dead mail server alone after three orders', async () => {
    const world = createWorld()
    for (let n = 1; n <= 5; n++) await store(world, failedWithMail(`${n}`))
    await store(world, anEnteredOrder({ recordId: '9', pid: 'k1-9-1', tasks: byKey(anAnsweredTask()) }))
    await start(world, 'k1-9-1')
    world.executions.wait('k1-9-1', 'token-1')
    const happened: string[] = []
    world.mailer.send = async () => {
      happened.push('mail')
      throw new Error('no server')
    }
    const real = world.executions.succeedTask
    world.executions.succeedTask = (...given) => {
      happened.push('answer')
      return real(...given)
    }
    world.clock.forward(86_400)
    await patrol(world)
    expect(happened).toEqual(['answer', 'mail', 'mail', 'mail'])
  })

  it('does not start twice what has begun', async () => {
    const world = createWorld()
    await start(world)
    await store(world, anOrder({ startDueAt: due }))
    await patrol(world)
    expect(await world.orders.get(pid)).not.toHaveProperty('startDueAt')
  })
})

describe('patrol and a start', () => {
  it('marks the order of one that failed before its first step', async () => {
    const world = createWorld()
    await start(world)
    world.executions.end(pid, 'FAILED', 'KintoneAccessError')
    await store(world, anOrder({ startDueAt: due }))
    await patrol(world)
    expect(await world.orders.get(pid)).toMatchObject({ status: 'failed', failure: { error: 'KintoneAccessError' } })
  })
})

describe('patrol and the secrets of orders that have ended', () => {
  const ended = anEnteredOrder({
    status: 'closed',
    endedAt: due,
    blankSecretsAt: '2026-05-01T00:00:00.000Z',
    variables: { q_licenseKey: 'KEY-1111', q_password: 'first-Passw0rd', q_memo: [] },
  })
  const days = (count: number) => count * 86_400
  const blankings = async (world: World) =>
    (await world.orders.get(pid))?.events.filter(({ type }) => type === 'secrets-blanked').length

  it('blanks them when their time has come, once, and never looks at the order again', async () => {
    const world = createWorld()
    await store(world, ended)
    world.clock.forward(days(30) - 1)
    expect(await patrol(world)).toEqual({ visited: 0 })
    expect(await world.orders.get(pid)).toMatchObject({ variables: ended.variables })
    world.clock.forward(1)
    expect(await patrol(world)).toEqual({ visited: 1 })
    expect((await world.orders.get(pid))?.variables).toEqual({ q_memo: [] })
    world.clock.forward(days(365))
    expect(await patrol(world)).toEqual({ visited: 0 })
    expect(await blankings(world)).toBe(1)
    expect(world.log.lines).toEqual([])
  })

  it('blanks them once though two overlap, and wherever one is cut off', async () => {
    const prepare = async (world: World) => {
      await store(world, ended)
      world.clock.forward(days(30))
    }
    const world = createWorld()
    await prepare(world)
    const heedless = { ...world, leases: { acquire: async () => true, release: async () => {} } }
    await Promise.all([patrol(heedless), patrol(heedless), patrol(heedless)])
    expect(await blankings(world)).toBe(1)
    await forEveryCrash(prepare, patrol, async (crashed) => {
      crashed.clock.forward(300)
      await patrol(crashed)
      expect(await blankings(crashed)).toBe(1)
    })
  })

  it('holds up neither a mail that could not be sent before, nor itself by it', async () => {
    const world = createWorld()
    const mail = { id: 'order-finished:1', kind: 'order-finished' as const, to: 'boss@example.com', failures: 0 }
    await store(world, { ...ended, unsent: [{ ...mail, dueAt: due }] })
    world.mailer.refuse(() => true)
    world.clock.forward(days(30))
    await patrol(world)
    expect(await blankings(world)).toBe(1)
    world.mailer.refuse(() => false)
    world.clock.forward(days(1))
    await patrol(world)
    expect(world.mailer.sent.map(({ id }) => id)).toEqual(['k1-2-1:order-finished:1'])
  })
})

describe('patrol and deadlines', () => {
  const stages = [
    { stage: 'reminder' as const, at: '2026-04-02T08:00:00.000Z' },
    { stage: 'overdue' as const, at: '2026-04-03T08:00:00.000Z' },
    { stage: 'escalation' as const, at: '2026-04-06T08:00:00.000Z' },
  ]
  const waiting = anEnteredOrder({ tasks: byKey(aTask({ stages })) })
  const days = (count: number) => count * 86_400
  const escalatedTo = (world: World) =>
    world.mailer.sent.filter(({ id }) => id.includes('escalation')).map(({ mail }) => mail.to.address)
  const sent = (world: World) => world.mailer.sent.map(({ id }) => id.replace(`${pid}:`, ''))
  const { lanes } = someSettings()
  const ofOne = someSettings({ lanes: { ...lanes, ライセンス担当: { members: [anOffer().member] } } })
  async function worldWith(order = waiting, settings = ofOne) {
    const world = createWorld(settings)
    await store(world, order)
    return world
  }

  it('reminds, tells of the passed deadline and escalates, each in the patrol that finds it, once', async () => {
    const world = await worldWith()
    const after: string[][] = []
    for (let minutes = 0; minutes < 6 * 24 * 60; minutes += 12 * 60) {
      await patrol(world)
      await patrol(world)
      after.push(sent(world))
      world.clock.forward(12 * 60 * 60)
    }
    expect(after.at(-1)).toEqual(['task-reminder:1-1#1:1', 'task-overdue:1-1#1:1', 'task-escalation:1-1#1:1'])
    expect(after.map((ids) => ids.length)).toEqual([0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2, 3])
    expect(await world.orders.get(pid)).toMatchObject({ unsent: [], tasks: { '1-1#1': { stages: [] } } })
  })

  it('says after a long rest only the latest, and escalates', async () => {
    const world = await worldWith()
    world.clock.forward(days(30))
    await patrol(world)
    expect(sent(world)).toEqual(['task-overdue:1-1#1:1', 'task-escalation:1-1#1:1'])
  })

  it('escalates to the lane’s lead, or to operations', async () => {
    const lead = { ...lanes, ライセンス担当: { ...lanes.ライセンス担当, lead: 'lead@example.com' } }
    const recipients: Record<string, string[]> = {}
    for (const [name, settings] of Object.entries({ lead: someSettings({ lanes: lead }), none: someSettings() })) {
      const world = await worldWith(waiting, settings)
      world.clock.forward(days(30))
      await patrol(world)
      recipients[name] = escalatedTo(world)
    }
    expect(recipients).toEqual({ lead: ['lead@example.com'], none: ['ops@example.com'] })
  })

  it('two that overlap send each mail once', async () => {
    const world = await worldWith()
    world.clock.forward(days(30))
    const heedless = { ...world, leases: { acquire: async () => true, release: async () => {} } }
    await Promise.all([patrol(heedless), patrol(heedless), patrol(heedless)])
    expect(sent(world).sort()).toEqual(['task-escalation:1-1#1:1', 'task-overdue:1-1#1:1'])
  })

  it('a crash loses no mail, and repeats it once at most, with the same id', async () => {
    await forEveryCrash(
      async (world) => {
        await store(world, waiting)
        world.clock.forward(days(30))
      },
      patrol,
      async (world) => {
        world.clock.forward(300)
        await patrol(world)
        world.clock.forward(60)
        await patrol(world)
        for (const id of ['task-overdue:1-1#1:1', 'task-escalation:1-1#1:1']) {
          const times = sent(world).filter((one) => one === id).length
          expect([1, 2]).toContain(times)
        }
        expect((await world.orders.get(pid))?.unsent).toEqual([])
      },
    )
  })

  it('a task that was answered meanwhile gets none, and its answer is delivered', async () => {
    const world = await worldWith(anEnteredOrder({ tasks: byKey(anAnsweredTask({ stages })) }))
    await start(world)
    world.executions.wait(pid, 'token-1')
    world.clock.forward(days(30))
    await patrol(world)
    expect([sent(world), world.executions.received.length]).toEqual([[], 1])
  })

  it('what could not be sent is tried again, and goes to whoever was to get it', async () => {
    const offers = [
      anOffer(),
      anOffer({ ref: 2, member: { id: 'suzuki', name: '鈴木 蓮', email: 'suzuki@example.com' } }),
    ]
    const settings = someSettings({
      lanes: { ...lanes, ライセンス担当: { members: offers.map(({ member }) => member) } },
    })
    const world = await worldWith(
      anEnteredOrder({ tasks: byKey(aTask({ offers, stages: stages.slice(0, 1) })) }),
      settings,
    )
    world.clock.forward(days(3))
    world.mailer.refuse((address) => address.startsWith('suzuki'))
    await patrol(world)
    expect(sent(world)).toEqual(['task-reminder:1-1#1:1'])
    world.mailer.refuse(() => false)
    await patrol(world)
    expect(sent(world)).toEqual(['task-reminder:1-1#1:1', 'task-reminder:1-1#1:2'])
  })
})
