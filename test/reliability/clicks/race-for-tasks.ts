import { expect } from '@jest/globals'
import { taskKey } from '../../../lambdas/core/order.ts'
import { openerOfRound } from '../../../statemachine/branches.ts'
import { type TaskNode, taskDefinition } from '../../../statemachine/process.ts'
import { someSettings } from '../../builders/settings.ts'
import { atOnce } from '../at-once.ts'
import { createChance } from '../chance.ts'
import { type InProcessOffice, type InProcessOfficeOptions, openInProcessOffice } from '../in-process-office.ts'
import { undoing } from '../undoing.ts'
import { clicksOn } from './click.ts'
import { answersTold, type Clicked, expectOneDecision } from './expect-one-decision.ts'

export interface RaceSize {
  /** Each brings two tasks, every other a third. */
  orders: number
  clicksPerTask: number
  seed: number
}

const lane = {
  members: ['sato', 'suzuki', 'ito'].map((id) => ({ id, name: id, email: `${id}@example.com` })),
}
const settings = someSettings({ lanes: { ライセンス担当: lane, 構築担当: lane, 送付担当: lane } })

/** Starts orders, lets all members of the lanes click on every task of theirs at once, and looks what came of each. */
export const raceForTasks = (size: RaceSize, stores?: InProcessOfficeOptions['stores']) =>
  undoing((opened) => race(opened, size, stores))

async function race(opened: AsyncDisposableStack, size: RaceSize, stores: InProcessOfficeOptions['stores']) {
  const webhooks: unknown[] = []
  const office = await openInProcessOffice(opened, { settings, stores, onWebhook: (payload) => webhooks.push(payload) })
  const chance = createChance(size.seed)
  for (let n = 0; n < size.orders; n++)
    office.kintone.records.add({
      k_id: `C-${n}`,
      k_氏名: '山田 花子',
      k_マニュアル送付希望: n % 2 === 0 ? '希望する' : '希望しない',
      k_ステータス: '2_対応要',
    })
  await office.kintone.settled()
  await atOnce(20, webhooks.splice(0), async (payload) =>
    expect(await office.webhook(payload)).toMatchObject({ status: 200, result: 'started' }),
  )
  await office.calm()

  const figures = { tasks: 0, clicks: 0, toldTheirs: 0, done: 0, returned: 0 }
  for (let news = await mailed(office); news.length > 0; news = await mailed(office)) {
    await atOnce(2, news, async ({ pid, links }) => {
      const clicked = await Promise.all(
        [...links].map(async ([node, links]) => {
          expect(links).toHaveLength(settings.lanes[taskDefinition(node).lane].members.length)
          const clicks = clicksOn(node, links, size.clicksPerTask, chance)
          const answered = clicks.map(
            async (click): Promise<Clicked> => ({ ...click, ...(await office.post(click.link, click.form)) }),
          )
          return { node, clicks: await Promise.all(answered) }
        }),
      )
      expect(office.errors).toEqual([])
      const order = await office.get(pid)
      for (const { node, clicks } of clicked) {
        const task = order?.tasks[taskKey(node, 1)]
        if (!order || !task?.answer) throw new Error(`${pid}: nobody has answered ${node}`)
        figures.tasks++
        figures.clicks += clicks.length
        figures.toldTheirs += expectOneDecision(clicks, order, task)
        figures[task.answer.outcome]++
      }
    })
    await office.calm()
  }
  for (const order of await office.orders()) {
    const answered = Object.entries(order.tasks).filter(([, { answer }]) => answer)
    const decided = answered.map(([key, { answer }]) => `${key} ${answer?.outcome}`)
    expect(answersTold(await office.history(order.pid)).toSorted()).toEqual(decided.toSorted())
    const isReturned = order.tasks['1-2#1']?.answer?.outcome === 'returned'
    expect([order.status, order.tasks['1-1′#2']?.status]).toEqual(
      isReturned ? ['running', 'open'] : ['closed', undefined],
    )
  }
  expect(office.errors).toEqual([])
  return figures
}

/** The orders whose tasks have been mailed since the last look, with the links to each task by node; what was sent back is left. */
async function mailed(office: InProcessOffice) {
  const byPid = new Map<string, Map<TaskNode, Parameters<typeof clicksOn>[1][number][]>>()
  for (const { pid, node, ref, link } of office.postbox.news()) {
    if (openerOfRound(node)) continue
    const member = office.settings.lanes[taskDefinition(node).lane].members[ref - 1]
    if (!member) throw new Error(`${node} has no member ${ref}`)
    const links = byPid.get(pid) ?? new Map()
    links.set(node, [...(links.get(node) ?? []), { member, link }])
    byPid.set(pid, links)
  }
  return [...byPid].map(([pid, links]) => ({ pid, links }))
}
