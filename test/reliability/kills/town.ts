import { setTimeout as pause } from 'node:timers/promises'
import type { PlaceProcess } from '../../e2e/place-process.ts'
import type { Chance } from '../chance.ts'
import { createAnswers } from './answers.ts'
import { createKintonePeople } from './kintone-people.ts'
import { createLanePeople } from './lane-people.ts'
import { CutOff, createVisitor } from './visitor.ts'

const lanePeopleAtWork = 3

/** Everybody who works with the product at `url`, and time itself. They remember what they know while it is down. */
export function createTown(url: string, orders: number, chance: Chance) {
  const visitor = createVisitor(url)
  const answers = createAnswers(chance)
  const lanes = createLanePeople(visitor, answers, chance)
  const office = createKintonePeople(visitor, orders, chance)
  const counts = { cutOff: 0 }

  const bringOrders = async (most: number) => {
    if (!(await office.act(most))) await pause(50)
  }
  const workInLane = async () => {
    if (await lanes.act()) return
    await lanes.readMails()
    if (!lanes.hasWork()) await pause(20)
  }
  const letTimePass = async () => {
    await pause(150)
    await visitor.post('/clock', { seconds: chance.isIn(0.1) ? '300' : '61' })
  }
  const hasOpenCases = async () => {
    const { open } = await visitor.json<{ open: { pid: string; status: string }[] }>('/console')
    const failed = open.filter(({ status }) => status === 'failed').map(({ pid }) => pid)
    if (failed.length > 0) throw new Error(`failed, and nothing brings them on: ${failed.join()}`)
    return open.length > 0
  }

  return {
    answers,
    lanes,
    counts,
    /** All at work, with so many orders brought at most, until `isOver` or the plug is pulled. */
    async work(place: PlaceProcess, most: number, isOver = () => false) {
      const each = async (turn: () => Promise<void>) => {
        while (place.isAlive() && !isOver())
          await turn().catch(async (error) => {
            if (!(error instanceof CutOff)) throw error
            counts.cutOff++
            await Promise.race([place.ended, pause(1_000)])
          })
      }
      const people = Array.from({ length: lanePeopleAtWork }, () => each(workInLane))
      await Promise.all([each(() => bringOrders(most)), each(letTimePass), ...people])
    },
    /** Resolves when every order has been brought and has ended. */
    async seeAllEnded() {
      while ((await office.finished()) < orders || (await hasOpenCases())) await pause(200)
    },
    /** What each link that was ever mailed answers. */
    statusesOfLinks: () =>
      Promise.all([...lanes.links.values()].map(async (link) => (await visitor.get(`/t/${link}`)).status)),
  }
}
