import { describe, expect, it } from '@jest/globals'
import { renewLink } from '../../../lambdas/core/use-cases/renew-link.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { aTask, byKey } from '../../builders/task.ts'
import { createWorld } from '../../fakes/world.ts'

const locator = { pid: 'k1-2-1', node: '1-1', round: 1, ref: 1 } as const

async function world() {
  const world = createWorld()
  await world.orders.put(anEnteredOrder({ tasks: byKey(aTask()) }), { open: true })
  return world
}

describe('asking for a fresh link', () => {
  it('mails it to the address the task knows', async () => {
    const w = await world()
    await renewLink(w, locator)
    expect(w.mailer.sent.map(({ mail }) => mail.to.address)).toEqual(['sato@example.com'])
    expect(await w.orders.get('k1-2-1')).toMatchObject({
      unsent: [],
      tasks: { '1-1#1': { offers: [{ generation: 2 }] } },
    })
  })

  it('twenty times at once mails one', async () => {
    const w = await world()
    await Promise.all(Array.from({ length: 20 }, () => renewLink(w, locator)))
    expect(w.mailer.sent).toHaveLength(1)
  })
})
