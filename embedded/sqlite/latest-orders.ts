import type { Order } from '../../lambdas/core/order.ts'
import { freeze } from './freeze.ts'

/** The orders that were read or written last, frozen, so that the next read of each need not parse it again. */
export function createLatestOrders(most = 200) {
  const orders = new Map<string, Order>()
  return {
    /** A version is written once, so that this is the stored order if its version is the stored one. */
    of(pid: string, version: number): Order | undefined {
      const order = orders.get(pid)
      return order?.version === version ? order : undefined
    },

    /** @returns the same order, for whoever reads it: nobody may change what others get too */
    keep(order: Order): Order {
      orders.delete(order.pid)
      orders.set(order.pid, freeze(order))
      const [oldest] = orders.keys()
      if (orders.size > most && oldest !== undefined) orders.delete(oldest)
      return order
    },
  }
}
