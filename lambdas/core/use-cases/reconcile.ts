import { everyItem } from '../every-item.ts'
import { errorFields } from '../nouhin-error.ts'
import type { Order } from '../order.ts'
import type { Kintone, Log, Orders } from '../ports.ts'
import { isLive } from '../rules/fence.ts'
import { type CheckExecutionsDeps, checkExecutions, runningExecutions } from './check-execution.ts'
import { type StartOrderDeps, startOrder } from './start-order.ts'
import { type WatchRecordDeps, watchRecord } from './watch-record.ts'

export type ReconcileDeps = StartOrderDeps & WatchRecordDeps & CheckExecutionsDeps & { kintone: Kintone; log: Log }

/**
 * Finds what webhooks and events missed: records that read 対応要 and are not held, held records that people have
 * changed, executions that have ended. What goes wrong in one part leaves the others to do theirs.
 * @throws what the first failing part threw, after all have run
 */
export async function reconcile(deps: ReconcileDeps): Promise<{ started: number; watched: number }> {
  const starting = startMissed(deps)
  const looking = lookAtOpen(deps)
  await Promise.allSettled([starting, looking])
  return { started: await starting, watched: await looking }
}

async function startMissed(deps: ReconcileDeps) {
  const { appId, status } = (await deps.settings.get()).kintone
  let started = 0
  for await (const recordId of everyItem((after) => deps.kintone.findByStatus(status.triggers, after))) {
    const outcome = await startOrder(deps, { appId, recordId }).catch((error) => {
      deps.log.error('a record could not be started; the next look tries again', { recordId, ...errorFields(error) })
    })
    if (outcome?.kind !== 'started') continue
    started++
    deps.log.warn('started what no webhook told of', { pid: outcome.pid })
  }
  return started
}

/** Each open order is read once for both looks at it; a look that has failed is not tried on the next page. */
async function lookAtOpen(deps: ReconcileDeps): Promise<number> {
  const running = runningExecutions(deps.executions)
  await Promise.allSettled([running])
  let watching = Promise.resolve(0)
  let checking: Promise<unknown> = running
  for await (const orders of openOrders(deps.orders)) {
    watching = watching.then(async (watched) => watched + (await watchRecords(deps, orders)))
    checking = checking.then(async () => checkExecutions(deps, orders, await running))
    await Promise.allSettled([watching, checking])
  }
  await checking
  return watching
}

async function* openOrders(orders: Orders): AsyncGenerator<Order[]> {
  const read = (after?: string) => orders.list({ state: 'open', newestFirst: false, limit: 100, after })
  for (let page = await read(); ; page = await read(page.next)) {
    const found = await Promise.all(page.items.map((pid) => orders.get(pid)))
    yield found.filter((order) => order !== undefined)
    if (page.next === undefined) return
  }
}

async function watchRecords(deps: ReconcileDeps, orders: Order[]): Promise<number> {
  const held = orders.filter((order) => isLive(order) && order.record !== undefined)
  const records = held.length > 0 ? await deps.kintone.getMany(held.map(({ recordId }) => recordId)) : []
  const byId = new Map(records.map((record) => [record.recordId, record]))
  for (const order of held) await watchRecord(deps, order, byId.get(order.recordId))
  return held.length
}
