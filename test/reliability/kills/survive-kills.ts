import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { freePort } from '../../../bin/free-port.ts'
import { startPlaceProcess } from '../../e2e/place-process.ts'
import { createChance } from '../chance.ts'
import { undoing } from '../undoing.ts'
import { expectNothingLost } from './expect-nothing-lost.ts'
import { integrityOf } from './intact.ts'
import { drawDeath } from './kill-plan.ts'
import { readOutcome } from './outcome.ts'
import { createTown } from './town.ts'

export interface KillSize {
  kills: number
  orders: number
  seed: number
}

/**
 * The product in a process that dies again and again while people work with it and bring it one order after the other;
 * then in one that lives until every order has reached its end.
 */
export const surviveKills = (size: KillSize) => undoing((opened) => survive(opened, size))

async function survive(opened: AsyncDisposableStack, { kills, orders, seed }: KillSize) {
  const data = opened.adopt(await mkdtemp(join(tmpdir(), 'nouhin-kills-')), (path) => rm(path, { recursive: true }))
  const port = await freePort()
  const chance = createChance(seed)
  const town = createTown(`http://localhost:${port}`, orders, chance)
  const start = (...killAt: [Parameters<typeof startPlaceProcess>[2]?]) =>
    opened.adopt(startPlaceProcess(data, port, ...killAt), async (place) => {
      place.kill()
      await place.ended
    })

  let whileStarting = 0
  for (let kill = 1; kill <= kills; kill++) {
    const death = drawDeath(chance)
    const place = start(death.killAt)
    if (death.after === 'ready') await place.started
    const plug = setTimeout(() => place.kill(), death.ms)
    await place.started
    if (!place.isAlive()) whileStarting++
    await town.work(place, Math.ceil((kill / kills) * orders))
    await place.ended
    clearTimeout(plug)
    for (const file of ['nouhin.sqlite', 'kintone-simulator.sqlite'])
      expect([kill, file, integrityOf(data, file)]).toEqual([kill, file, 'ok'])
  }

  const place = start()
  await place.started
  let isOver = false
  const ended = town.seeAllEnded().finally(() => {
    isOver = true
  })
  await Promise.all([ended, town.work(place, orders, () => isOver)])
  expect(new Set(await town.statusesOfLinks())).toEqual(new Set([200]))
  await place.stop()

  const outcome = readOutcome(data)
  const { answers, lanes, counts } = town
  expectNothingLost(outcome, orders, { answers, links: lanes.links })
  const tasks = outcome.orders.flatMap((order) => Object.values(order.tasks))
  return {
    kills,
    whileStarting,
    ...counts,
    ...lanes.counts,
    orders: outcome.orders.length,
    tasks: tasks.length,
    returned: tasks.filter(({ answer }) => answer?.outcome === 'returned').length,
    attempts: answers.attempts.size,
    acknowledged: answers.acknowledged.size,
    mails: outcome.mails,
  }
}
