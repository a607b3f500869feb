import { everyItem } from '../every-item.ts'
import { errorFields } from '../nouhin-error.ts'
import type { Kintone, Log } from '../ports.ts'
import { isLive } from '../rules/fence.ts'
import { type CheckExecutionsDeps, checkExecutions } from './check-execution.ts'
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
  const watching = watchOpen(deps)
  await Promise.allSettled([starting, watching, checkExecutions(deps)]).then((parts) => {
    for (const part of parts) if (part.status === 'rejected') throw part.reason
  })
  return { started: await starting, watched: await watching }
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

async function watchOpen(deps: ReconcileDeps) {
  let watched = 0
  const openPages = (after?: string) => deps.orders.list({ state: 'open', newestFirst: false, limit: 100, after })
  for (let page = await openPages(); ; page = await openPages(page.next)) {
    const orders = (await Promise.all(page.items.map((pid) => deps.orders.get(pid))))
      .filter((order) => order !== undefined)
      .filter((order) => isLive(order) && order.record !== undefined)
    const records = orders.length > 0 ? await deps.kintone.getMany(orders.map(({ recordId }) => recordId)) : []
    const byId = new Map(records.map((record) => [record.recordId, record]))
    for (const order of orders) await watchRecord(deps, order, byId.get(order.recordId))
    watched += orders.length
    if (page.next === undefined) return watched
  }
}
