import { describe, expect, it } from '@jest/globals'
import { changeOrder } from '../../lambdas/core/change-order.ts'
import type { Order } from '../../lambdas/core/order.ts'
import { withAnEnd } from '../../lambdas/core/with-an-end.ts'
import { anOrder } from '../builders/order.ts'
import { createOrders } from '../fakes/orders.ts'

const now = new Date('2026-04-01T00:00:00Z')
const wishing = (q_maintenanceDatetime: string) => anOrder({ variables: { q_maintenanceDatetime, q_memo: [] } })
const far = wishing('9999-12-30T15:00:00Z')
const near = wishing('2026-04-10T01:00:00Z')
const neverEnds = (): never => {
  for (;;);
}
const brokenOff = expect.objectContaining({ name: 'RuleTimedOut' })
let rules = 0
/** A rule of its own name, which no order of the day has been watched with. */
const watched = <Made>(rule: (order: Order) => Made, milliseconds = 20) =>
  withAnEnd(`rule ${++rules}`, now, rule, milliseconds)

describe('a rule', () => {
  it('that finds no end is broken off by its name', () => {
    expect(() => watched(neverEnds)(far)).toThrow(brokenOff)
  })

  it('cannot swallow that', () => {
    const stubborn = () => {
      try {
        neverEnds()
      } finally {
        neverEnds()
      }
    }
    expect(() => watched(stubborn)(far)).toThrow(brokenOff)
  })

  it('gets a second try, as the machine may have slept', () => {
    let tries = 0
    expect(watched(({ pid }) => (++tries === 1 ? neverEnds() : pid))(far)).toBe(far.pid)
  })

  it('gives what it gives, and throws what it throws', () => {
    expect(watched(({ n }) => n + 1)(far)).toBe(far.n + 1)
    const mine = new RangeError('mine')
    expect(() =>
      watched(() => {
        throw mine
      })(far),
    ).toThrow(mine)
  })

  it('may hold another', () => {
    const one = watched(({ n }) => n)
    expect(watched((order) => one(order) + one(order))(far)).toBe(2 * far.n)
  })

  it.each([
    ['whose desired date is far', far],
    ['whose desired date is none', wishing('soon')],
    [
      'whose deadline is far, as an earlier version gave it',
      anOrder({ variables: { q_taskLimitDatetime: '9999-12-30T15:00:00.000Z', q_memo: [] } }),
    ],
    ['that was opened long ago', anOrder({ openedAt: '1999-01-01T00:00:00.000Z' })],
  ])('is watched with every order %s', (_, unusual) => {
    let hangs = false
    const rule = watched(() => hangs && neverEnds())
    rule(near)
    hangs = true
    expect(() => rule(unusual)).toThrow(brokenOff)
  })

  it('is watched with the first order of a day, whatever its dates', () => {
    expect(() => watched(neverEnds)(near)).toThrow(brokenOff)
  })

  it('is watched again with the next order where the first was broken off', () => {
    const rule = watched(neverEnds)
    expect(() => rule(near)).toThrow(brokenOff)
    expect(() => rule(near)).toThrow(brokenOff)
  })
})

it('a rule without an end fails for its order and stores nothing', async () => {
  const orders = createOrders()
  const order = anOrder({ version: 0 })
  await orders.put(order, { open: true })
  await expect(changeOrder(orders, order.pid, watched(neverEnds))).rejects.toMatchObject({ name: 'RuleTimedOut' })
  expect(await orders.get(order.pid)).toMatchObject({ version: 1 })
})
