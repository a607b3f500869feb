import type { Order } from '../../lambdas/core/order.ts'

/** Ids of the link keys that links of these orders are signed with, withdrawn ones among them: they still say what became of them. */
export const keysInUse = (orders: readonly Order[]): Set<string> =>
  new Set(
    orders.flatMap(({ tasks }) =>
      Object.values(tasks).flatMap(({ offers }) =>
        offers.flatMap(({ kid, revoked }) => [kid, ...revoked.map((link) => link.kid)]),
      ),
    ),
  )
