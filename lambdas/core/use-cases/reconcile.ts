import type { Kintone, Log, Page } from '../ports.ts'
import { isLive } from '../rules/fence.ts'
import { type StartOrderDeps, startOrder } from './start-order.ts'
import { type WatchRecordDeps, watchRecord } from './watch-record.ts'

export type ReconcileDeps = StartOrderDeps & WatchRecordDeps & { kintone: Kintone; log: Log }

/** Finds what webhooks missed: records that read 対応要 and are not held, and held records that people have changed. */
export async function reconcile(deps: ReconcileDeps): Promise<{ started: number; watched: number }> {
  return { started: await startMissed(deps), watched: await watchOpen(deps) }
}

async function startMissed(deps: ReconcileDeps) {
  const { appId, status } = (await deps.settings.get()).kintone
  let started = 0
  for await (const recordId of all((after) => deps.kintone.findByStatus(status.triggers, after))) {
    const outcome = await startOrder(deps, { appId, recordId })
    if (outcome.kind === 'started') {
      started++
      deps.log.warn('started what no webhook told of', { pid: outcome.pid })
    }
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
    for (const order of orders) {
      await watchRecord(
        deps,
        order.pid,
        records.find(({ recordId }) => recordId === order.recordId),
      )
      watched++
    }
    if (page.next === undefined) return watched
  }
}

async function* all(read: (after?: string) => Promise<Page<string>>) {
  for (let page = await read(); ; page = await read(page.next)) {
    yield* page.items
    if (page.next === undefined) return
  }
}
