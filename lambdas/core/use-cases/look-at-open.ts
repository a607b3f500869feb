import { everyPage } from '../every-item.ts'
import { holidaysKnownUntil, isCalendarEnding } from '../holiday-calendar.ts'
import type { Metrics } from '../metrics.ts'
import type { Order } from '../order.ts'
import type { Executions, Kintone } from '../ports.ts'
import { isLive } from '../rules/fence.ts'
import { goesOnByItself } from '../rules/kintone-refusal.ts'
import { type Standing, standingOf, tally } from '../tally.ts'
import { type CheckExecutionsDeps, checkExecutions, runningExecutions } from './check-execution.ts'
import {
  addOrphans,
  countWithoutLedger,
  countWithoutOrder,
  type FindOrphansDeps,
  inconsistencies,
  noOrphans,
  startWithoutExecution,
} from './find-orphans.ts'
import { type GoOnOrGiveUpDeps, goOnOrGiveUp } from './go-on.ts'
import { doWithOne, readOrders } from './one-of-many.ts'
import { type WatchRecordDeps, watchRecord } from './watch-record.ts'

export type LookAtOpenDeps = WatchRecordDeps &
  CheckExecutionsDeps &
  FindOrphansDeps &
  GoOnOrGiveUpDeps & {
    executions: CheckExecutionsDeps['executions'] & FindOrphansDeps['executions'] & Pick<Executions, 'redrive'>
    kintone: Pick<Kintone, 'getMany' | 'formRevision'>
    metrics: Metrics
  }
/** Records that no webhook had told of, and those that were held by no open order. */
export interface Missed {
  started: number
  mended: number
}

/**
 * Each open order is read once for every look at it: at its record, at its execution, at whether it holds its record, and
 * at how long it has been open. A look that has failed is not tried on the next page. One line of figures tells of all.
 * @returns how many records were looked at
 * @throws what the first failing look threw, after the others are done
 */
export async function lookAtOpen(deps: LookAtOpenDeps, missed: Promise<Missed>): Promise<number> {
  const { watch } = await deps.settings.get()
  const now = deps.clock.now()
  // Before the orders: what starts meanwhile is then no surprise.
  const running = runningExecutions(deps.executions)
  const unclaimed = new Set(await running.catch(() => []))
  const standings: Standing[] = []
  let watching = Promise.resolve(0)
  let checking = running.then(() => noOrphans)
  await Promise.allSettled([checking])
  for await (const { orders, unreadable } of openOrders(deps)) {
    standings.push(...orders.map((order) => standingOf(order, now, watch)))
    for (const { pid } of orders) unclaimed.delete(pid)
    watching = watching.then(async (watched) => watched + (await watchRecords(deps, orders)))
    checking = checking.then(async (orphans) => {
      const missing = await checkExecutions(deps, orders, await running)
      const found = addOrphans(orphans, await startWithoutExecution(deps, missing))
      return addOrphans(addOrphans(found, await countWithoutLedger(deps, orders)), { unreadableOrders: unreadable })
    })
    await Promise.allSettled([watching, checking])
  }
  checking = checking.then(async (orphans) => addOrphans(orphans, await countWithoutOrder(deps, unclaimed)))
  await report(deps.metrics, standings, missed, checking, now)
  await checking
  return watching
}

/** What could not be found out is left out, so that nobody takes it for nothing. */
async function report(
  metrics: Metrics,
  standings: readonly Standing[],
  missed: Promise<Missed>,
  checking: Promise<typeof noOrphans>,
  now: Date,
) {
  const [starts, checked] = await Promise.allSettled([missed, checking])
  const mended = starts.status === 'fulfilled' ? starts.value.mended : 0
  const orphans =
    checked.status === 'fulfilled' && addOrphans(checked.value, { ledgersWithoutOrder: mended, repaired: mended })
  metrics.put(
    {
      ...tally(standings),
      ...(starts.status === 'fulfilled' && { StartsMissed: starts.value.started }),
      ...(orphans && { Inconsistencies: inconsistencies(orphans) }),
      ...(isCalendarEnding(now) && { HolidaysEnding: 1 }),
    },
    { ...orphans, ...(isCalendarEnding(now) && { holidaysKnownUntil }) },
  )
}

/** kintone gives at most so many records at once, and so many orders are looked at together. */
const pageSize = 100

async function* openOrders(
  deps: Pick<LookAtOpenDeps, 'orders' | 'log'>,
): AsyncGenerator<{ orders: Order[]; unreadable: number }> {
  const read = (after?: string) => deps.orders.list({ state: 'open', newestFirst: false, limit: pageSize, after })
  for await (const pids of everyPage(read)) {
    const orders = await readOrders(deps, pids, pageSize)
    yield { orders, unreadable: pids.length - orders.length }
  }
}

async function watchRecords(deps: LookAtOpenDeps, orders: Order[]): Promise<number> {
  const held = orders.filter((order) => isLive(order) && (order.record !== undefined || goesOnByItself(order)))
  const records = held.length > 0 ? await deps.kintone.getMany(held.map(({ recordId }) => recordId)) : []
  const byId = new Map(records.map((record) => [record.recordId, record]))
  const form = held.some(goesOnByItself) ? await deps.kintone.formRevision() : undefined
  for (const order of held)
    await doWithOne(deps.log, order.pid, async () => {
      const record = byId.get(order.recordId)
      await watchRecord(deps, order, record)
      await goOnOrGiveUp(deps, order, { record, form })
    })
  return held.length
}
