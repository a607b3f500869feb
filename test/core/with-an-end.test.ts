import { describe, expect, it } from '@jest/globals'
import { changeOrder } from '../../lambdas/core/change-order.ts'
import { withAnEnd } from '../../lambdas/core/with-an-end.ts'
import { anOrder } from '../builders/order.ts'
import { createOrders } from '../fakes/orders.ts'

const neverEnds = (): never => {
  for (;;);
}

describe('a computation', () => {
  it('that finds no end is broken off by its name', () => {
    expect(() => withAnEnd(neverEnds, 20)(undefined)).toThrow(expect.objectContaining({ name: 'RuleTimedOut' }))
  })

  it('cannot swallow that', () => {
    const stubborn = () => {
      try {
        neverEnds()
      } finally {
        neverEnds()
      }
    }
    expect(() => withAnEnd(stubborn, 20)(undefined)).toThrow(expect.objectContaining({ name: 'RuleTimedOut' }))
  })

  it('gets a second try, as the machine may have slept', () => {
    let tries = 0
    expect(withAnEnd((given: string) => (++tries === 1 ? neverEnds() : given), 20)('done')).toBe('done')
  })

  it('gives what it gives, and throws what it throws', () => {
    expect(withAnEnd((given: number) => given + 1)(4)).toBe(5)
    const mine = new RangeError('mine')
    expect(() =>
      withAnEnd(() => {
        throw mine
      })(undefined),
    ).toThrow(mine)
  })

  it('may hold another', () => {
    const one = withAnEnd((given: number) => given + 1)
    expect(withAnEnd((given: number) => one(given) + one(given))(1)).toBe(4)
  })
})

it('a rule without an end fails for its order and stores nothing', async () => {
  const orders = createOrders()
  const order = anOrder({ version: 0 })
  await orders.put(order, { open: true })
  await expect(changeOrder(orders, order.pid, withAnEnd(neverEnds, 20))).rejects.toMatchObject({ name: 'RuleTimedOut' })
  expect(await orders.get(order.pid)).toMatchObject({ version: 1 })
})
