import type { Order } from '../../../lambdas/core/order.ts'
import type { World } from '../world.ts'
import { holds } from './broken.ts'
import { writesOf } from './kintone-writes.ts'

/** I1: x3 takes an episode; an order that took none was told by a person's hand, or found nothing to do. */
export function everyProcessHasItsEpisode(world: World) {
  const entered = new Set(writesOf(world).flatMap(({ write, pid }) => (write === 'x3' ? pid : [])))
  for (const order of world.orders.all().filter(({ status }) => status === 'closed')) {
    const { pid, decision } = order
    if (!decision?.handle || entered.has(pid)) continue
    holds('I1', hasBeenWithdrawn(world, order), `${pid} closed as withdrawn, though nobody has touched its record`)
  }
  for (const order of world.orders.all()) {
    const wasRun = Object.keys(order.tasks).length > 0
    holds('I1', !wasRun || entered.has(order.pid), `${order.pid} has tasks, but never took a record`)
  }
}

function hasBeenWithdrawn({ kintone }: World, { recordId, record }: Order) {
  const since = Number(record?.revision)
  return kintone.log.some(
    ({ by, before, after, ...change }) =>
      by === 'person' &&
      change.recordId === recordId &&
      Number(before?.revision) >= since &&
      (after?.status !== before?.status || after?.pid !== before?.pid),
  )
}

/** I1, at the end: no record that reads 対応要 is left to itself. */
export function noEpisodeIsLeft({ kintone, settings }: World) {
  const left = kintone.ids().filter((id) => settings.kintone.status.triggers.includes(kintone.at(id)?.status ?? ''))
  holds('I1', left.length === 0, `records ${left.join()} read 対応要 and nobody has taken them`)
}
