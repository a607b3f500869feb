import { describe, expect, it } from '@jest/globals'
import type { CaseQuery } from '../../../lambdas/core/case-query.ts'
import { failuresByError, findCases, mostRead } from '../../../lambdas/core/use-cases/find-cases.ts'
import { anOrder } from '../../builders/order.ts'
import { createWorld, type World } from '../../fakes/world.ts'

const query = (changes: Partial<CaseQuery> = {}): CaseQuery => ({ sort: 'opened', descending: true, ...changes })
const day = 86_400_000

/** Orders of these records, opened a day after each other. */
async function put(world: World, from: number, to: number, state: 'open' | 'ended' = 'open') {
  for (let n = from; n <= to; n++) {
    const openedAt = new Date(Date.UTC(2026, 0, 1) + n * day).toISOString()
    const status = state === 'open' ? 'running' : 'closed'
    await world.orders.put(anOrder({ recordId: `${n}`, openedAt, status }), { open: state === 'open' })
  }
}
const found = async (world: World, changes: Partial<CaseQuery> = {}) => {
  const { cases, ...rest } = await findCases(world, query(changes))
  return { ids: cases.map(({ recordId }) => Number(recordId)), ...rest }
}

describe('finding cases', () => {
  it('reads the open and the ended ones, over pages', async () => {
    const world = createWorld()
    await put(world, 1, 230)
    await put(world, 231, 240, 'ended')
    const { ids, more } = await found(world)
    expect(ids).toEqual(Array.from({ length: 240 }, (_, back) => 240 - back))
    expect(more).toEqual({ open: false, ended: false })
  })

  it('finds nothing where there is nothing', async () => {
    expect(await findCases(createWorld(), query())).toEqual({
      orders: [],
      cases: [],
      more: { open: false, ended: false },
      unreadable: 0,
    })
  })

  it('gives those that fit, and all that were read beside them', async () => {
    const world = createWorld()
    await put(world, 1, 3)
    await put(world, 4, 5, 'ended')
    const { cases, orders } = await findCases(world, query({ status: 'ended' }))
    expect(cases.map(({ recordId }) => recordId)).toEqual(['5', '4'])
    expect(orders).toHaveLength(5)
  })

  it('reads so many of each state and no more, the newest, and says of which state there are older ones', async () => {
    const world = createWorld()
    await put(world, 1, mostRead + 1)
    await put(world, mostRead + 2, mostRead + 3, 'ended')
    const { ids, more } = await found(world)
    expect(more).toEqual({ open: true, ended: false })
    expect(ids).toHaveLength(mostRead + 2)
    expect(ids).not.toContain(1)
  })

  it.each(['1', 'k1-1-1', '１', ' k1-1-1 ', 'Ｋ１－１－１', 'k1ー1−1', '\u200b1\ufeff'])(
    'finds an order that is older than all of them by %j',
    async (q) => {
      const world = createWorld()
      await put(world, 1, mostRead + 1)
      await world.ledger.claim('1', '1', 1, 'k1-1-1')
      expect((await found(world, { q })).ids).toEqual([1])
    },
  )

  it('does not list an order twice that ended while it read', async () => {
    const world = createWorld()
    await put(world, 1, 1)
    const orders = {
      get: world.orders.get,
      list: async () => ({ items: ['k1-1-1'] }),
    }
    expect((await findCases({ ...world, orders }, query())).cases).toHaveLength(1)
  })

  it('asks for a bounded number of orders at once', async () => {
    const world = createWorld()
    await put(world, 1, 90)
    let [now, most] = [0, 0]
    const get = async (pid: string) => {
      most = Math.max(most, ++now)
      await new Promise((resolve) => setImmediate(resolve))
      now--
      return world.orders.get(pid)
    }
    await findCases({ ...world, orders: { ...world.orders, get } }, query())
    expect(most).toBe(25)
  })
})

it('counts failures by error, the most frequent first, with the oldest moment', () => {
  const failed = (error: string, at: string) => anOrder({ status: 'failed', failure: { at, error } })
  const orders = [
    failed('A', '2026-04-01T00:00:00.000Z'),
    failed('B', '2026-04-03T00:00:00.000Z'),
    failed('B', '2026-04-02T00:00:00.000Z'),
    anOrder({ status: 'running' }),
  ]
  expect(failuresByError(orders)).toEqual([
    { error: 'B', count: 2, since: '2026-04-02T00:00:00.000Z' },
    { error: 'A', count: 1, since: '2026-04-01T00:00:00.000Z' },
  ])
})
