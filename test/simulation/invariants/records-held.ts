import { hasEnded, isLive } from '../../../lambdas/core/rules/fence.ts'
import type { World } from '../world.ts'
import { holds } from './broken.ts'

/** I8, after every step: an order that has not ended holds its record, so no record has two. */
export async function everyOrderHoldsItsRecord({ orders, ledger }: World) {
  for (const order of orders.all().filter((candidate) => !hasEnded(candidate))) {
    const { holder } = await ledger.get(order.appId, order.recordId)
    holds(
      'I8',
      holder === order.pid,
      `${order.pid} is ${order.status}, but its record is held by ${holder ?? 'nobody'}`,
    )
  }
}

/**
 * I8, at rest: a record that is held has its order, and that is live. A claim whose owner crashed at once holds a record
 * without an order; nothing is lost by it while the record does not read 対応要, and the next webhook or look mends it.
 */
export async function everyHeldRecordHasItsOrder({ orders, ledger, kintone, settings }: World) {
  const { appId, status } = settings.kintone
  for (const recordId of new Set(kintone.log.map((change) => change.recordId))) {
    const { holder } = await ledger.get(appId, recordId)
    if (holder === undefined) continue
    const order = await orders.get(holder)
    const reads = kintone.at(recordId)?.status ?? ''
    if (order) holds('I8', isLive(order), `${holder} is ${order.status} and still holds its record`)
    else holds('I8', !status.triggers.includes(reads), `${holder} holds a record that reads ${reads}, but is no order`)
  }
}
