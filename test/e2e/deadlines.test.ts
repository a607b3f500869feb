import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { DeadlineStage } from '../../lambdas/core/order.ts'
import { parseSettings } from '../../settings/settings.ts'
import { settingsInput } from '../builders/settings.ts'
import { answers, type Office, openOffice } from './office.ts'
import { pageOf } from './page.ts'

const { lanes } = settingsInput()
const settings = parseSettings(
  settingsInput({
    lanes: { ...lanes, ライセンス担当: { ...lanes.ライセンス担当, lead: 'lead@example.com' } },
    mail: { ops: ['ops@example.com'], finished: ['sales@example.com'] },
  }),
)

let office: Office
let pid: string
let moved = 0
beforeEach(async () => {
  moved = 0
  office = await openOffice(settings)
  ;({ pid } = await office.openedOrder())
})
afterEach(() => office[Symbol.asyncDispose]())

/** Moves the clock a minute past a stage of a task, and lets patrol and mails come to rest. */
async function goTo(stage: DeadlineStage, key = '1-1#1') {
  const at = office.order(pid)?.tasks[key]?.stages.find((one) => one.stage === stage)?.at
  if (!at) throw new Error(`${key} has no ${stage} to come`)
  const seconds = Math.ceil((Date.parse(at) - Date.now() - moved) / 1000) + 61
  moved += seconds * 1000
  await office.forward(seconds)
  await office.see(pid, ({ tasks }) => tasks[key]?.stages.every((one) => one.stage !== stage) === true)
  await office.calm()
}
/** Whom the mails of a kind went to. */
const told = async (kind: string) =>
  (await office.mails())
    .filter(({ subject }) => subject.includes(kind))
    .map(({ to }) => to.address)
    .sort()
const linkIn = (text: string) => /https?:\S+(\/t\/\S+)/.exec(text)?.[1] ?? ''

describe('a task that nobody does', () => {
  it('is offered, recalled before its deadline, called late after it, and brought before the lane’s lead', async () => {
    expect(await told('New task')).toEqual([])
    const [offered = ''] = await office.links(pid, '1-1', { to: 'sato' })

    await goTo('reminder')
    expect(await told('Due soon')).toEqual(['sato@example.com', 'suzuki@example.com'])
    expect([await told('Overdue'), await told('Long overdue')]).toEqual([[], []])

    await goTo('overdue')
    expect(await told(' / Overdue')).toEqual(['sato@example.com', 'suzuki@example.com'])
    expect(await told('Long overdue')).toEqual([])

    await goTo('escalation')
    expect(await told('Long overdue')).toEqual(['lead@example.com'])
    expect(await told(' / Overdue')).toHaveLength(2)

    const ofSato = (await office.mails()).filter(({ to }) => to.address === 'sato@example.com')
    expect(ofSato.map(({ text }) => linkIn(text))).toEqual([offered, offered, offered])
    expect((await pageOf(office.get(offered))).says).toBe('task')
    const events = office.order(pid)?.events.map(({ type }) => type) ?? []
    expect(events.filter((type) => /^task-(reminder|overdue|escalation)$/.test(type))).toEqual([
      'task-reminder',
      'task-overdue',
      'task-escalation',
    ])
  })

  it('is told of once, however often patrol comes by, and again for nobody after a restart', async () => {
    await goTo('reminder')
    await office.restart()
    await office.forward(600)
    await office.calm()
    expect(await told('Due soon')).toHaveLength(2)
  })

  it('that is done in time is told of no more; the next task has stages of its own', async () => {
    await goTo('reminder')
    await office.answer(pid, '1-1')
    await office.links(pid, '1-2')
    await goTo('overdue', '1-2#1')
    expect(await told(' / Overdue')).toEqual(['takahashi@example.com'])
    await goTo('escalation', '1-2#1')
    expect(await told('Long overdue')).toEqual(['ops@example.com'])
  })

  it('reminds only whoever has taken it', async () => {
    const [link = ''] = await office.links(pid, '1-1', { to: 'suzuki' })
    await office.post(link, { act: 'claim', mine: 'yes' })
    await office.see(pid, ({ tasks }) => tasks['1-1#1']?.holder !== undefined)
    await goTo('reminder')
    expect(await told('Due soon')).toEqual(['suzuki@example.com'])
  })
})

it('whom settings name is told that an order is finished', async () => {
  await office.answer(pid, '1-1')
  await office.answer(pid, '1-2')
  await office.see(pid, ({ status }) => status === 'closed')
  await office.calm()
  expect(await told('Finished')).toEqual(['sales@example.com'])
  const finished = (await office.mails()).find(({ subject }) => subject.includes('Finished'))
  expect(finished?.text).toContain(`${office.url}/console/orders/${pid}`)
  for (const secret of [answers['1-1'].q_licenseKey, answers['1-2'].q_password])
    expect(finished?.text).not.toContain(secret)
})
