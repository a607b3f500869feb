import { describe, expect, it } from '@jest/globals'
import { linkOf } from '../../../lambdas/core/link.ts'
import { openLink } from '../../../lambdas/core/use-cases/open-link.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anOffer, aTask, byKey } from '../../builders/task.ts'
import { createWorld } from '../../fakes/world.ts'

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64url')
const rings = {
  cached: { current: 'k1', keys: { k1: key(1) } },
  fresh: { current: 'k2', keys: { k1: key(1), k2: key(2) } },
}
const locator = { pid: 'k1-2-1', node: '1-1', round: 1, ref: 1 } as const

async function worldWith(offer = anOffer(), fresh = rings.fresh) {
  const world = createWorld()
  await world.orders.put(anEnteredOrder({ tasks: byKey(aTask({ offers: [offer] })) }), { open: true })
  const asked: (boolean | undefined)[] = []
  const keyRing = async (isFresh?: boolean) => {
    asked.push(isFresh)
    return isFresh ? fresh : rings.cached
  }
  return { ...world, secrets: { ...world.secrets, keyRing }, asked }
}

describe('a task’s link', () => {
  it('opens its task and writes nothing', async () => {
    const world = await worldWith()
    const opened = await openLink(world, linkOf(locator, anOffer(), rings.cached))
    expect(opened).toMatchObject({ kind: 'valid', locator, task: { node: '1-1' }, offer: { ref: 1 } })
    expect((await world.orders.get('k1-2-1'))?.version).toBe(1)
  })

  it('sealed with a key that the cache lacks makes the ring be read afresh, once', async () => {
    const offer = anOffer({ kid: 'k2' })
    const world = await worldWith(offer)
    expect((await openLink(world, linkOf(locator, offer, rings.fresh))).kind).toBe('valid')
    expect(world.asked.filter(Boolean)).toHaveLength(1)
  })

  it('whose key was thrown away too early is a fault to mend, no forgery', async () => {
    const offer = anOffer({ kid: 'k2' })
    const world = await worldWith(offer, { ...rings.cached, keys: { ...rings.cached.keys, k2: '' } })
    await expect(openLink(world, linkOf(locator, offer, rings.fresh))).rejects.toMatchObject({ name: 'UnknownLinkKey' })
    expect(world.asked.filter(Boolean)).toHaveLength(1)
  })

  it.each(['', 'x', 'a.b', 'W10.x', '..', '%'])('that is "%s" is forged', async (link) => {
    expect(await openLink(await worldWith(), link)).toEqual({ kind: 'forged' })
  })

  it('of no order is forged', async () => {
    const link = linkOf({ ...locator, pid: 'k1-9-9' }, anOffer(), rings.cached)
    expect(await openLink(await worldWith(), link)).toEqual({ kind: 'forged' })
  })
})
