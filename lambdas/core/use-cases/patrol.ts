import { changeOrder } from '../change-order.ts'
import { everyItem } from '../every-item.ts'
import type { Metrics } from '../metrics.ts'
import { errorFields } from '../nouhin-error.ts'
import type { Order } from '../order.ts'
import type { Leases } from '../ports.ts'
import { overdueAnswers } from '../rules/attention.ts'
import { startSeen } from '../rules/begin-order.ts'
import { areSecretsDue, blankSecrets } from '../rules/blank-secrets.ts'
import { isWideningDue } from '../rules/reserved.ts'
import { hasDueStage } from '../rules/tell-deadlines.ts'
import { type CancelOrderDeps, carryOnCancel } from './cancel-order.ts'
import { type CheckExecutionDeps, checkExecution } from './check-execution.ts'
import { type DeliverAnswerDeps, deliverAnswer } from './deliver-answer.ts'
import { type DecidedMails, type LaneWatch, type LineUpDeps, lineUpOpen, lineUpOrder, newLaneWatch } from './line-up.ts'
import { sendDueMails } from './send-mails.ts'
import { beginExecution, type StartOrderDeps } from './start-order.ts'
import { tellDeadlines } from './tell-deadlines.ts'

export type PatrolDeps = CancelOrderDeps &
  StartOrderDeps &
  DeliverAnswerDeps &
  CheckExecutionDeps &
  LineUpDeps & { leases: Leases; metrics: Metrics; ids: { uuid(): string } }

/** A patrol that takes longer has crashed, and another may begin. */
const leaseSeconds = 300
const pageSize = 50

/**
 * Carries on what a crash or a fault left - starts, mails, answers and cancels -, brings open tasks in line with their
 * lanes, tells of deadlines, and blanks the secrets of orders that ended long enough ago.
 */
export async function patrol(
  deps: PatrolDeps,
  watch: LaneWatch = newLaneWatch(),
): Promise<{ visited: number } | 'busy'> {
  const now = deps.clock.now()
  const owner = deps.ids.uuid()
  if (!(await deps.leases.acquire('patrol', owner, now, new Date(now.getTime() + leaseSeconds * 1000)))) return 'busy'
  try {
    const linedUp = await lineUpOpen(deps, watch).catch((error): DecidedMails => {
      deps.log.error('patrol could not look at the lanes; the next one tries again', errorFields(error))
      return new Map()
    })
    const visited = await visitAttention(deps, now, linedUp)
    deps.metrics.put({ PatrolRuns: 1 }, { visited })
    return { visited }
  } finally {
    await deps.leases.release('patrol', owner)
  }
}

/** Mails come last, so that a slow mail server holds up no answer and no cancel. */
async function visitAttention(deps: PatrolDeps, now: Date, linedUp: DecidedMails) {
  const mails: DecidedMails = new Map()
  for await (const pid of everyItem((after) => deps.orders.needingAttention(now, pageSize, after))) {
    const decided = await visit(deps, pid, now).catch((error) => {
      deps.log.error('patrol could not finish with an order', { pid, ...errorFields(error) })
      return []
    })
    mails.set(pid, decided)
  }
  const visited = mails.size
  for (const [pid, ids] of linedUp) mails.set(pid, [...ids, ...(mails.get(pid) ?? [])])
  await sendMailsOf(deps, mails)
  return visited
}

/** @returns the mails that the visit has decided */
async function visit(deps: PatrolDeps, pid: string, now: Date): Promise<string[]> {
  const order = await deps.orders.get(pid)
  if (!order) return []
  await finishStart(deps, order, now)
  for (const task of overdueAnswers(order, now)) {
    if ((await deliverAnswer(deps, pid, task)) === 'execution-ended') await checkExecution(deps, pid)
  }
  if (order.cancel && order.cancel.step !== 'finished' && order.cancel.dueAt <= now.toISOString())
    await carryOnCancel(deps, pid)
  if (areSecretsDue(order, now)) await changeOrder(deps.orders, pid, (current) => blankSecrets(current, { now }))
  const isTelling = hasDueStage(order, now)
  const linedUp = isTelling || isWideningDue(order, now) ? await lineUpOrder(deps, pid) : []
  return isTelling ? [...linedUp, ...(await tellDeadlines(deps, pid))] : linedUp
}

/** A mail server that takes none of so many orders' mails in a row is left alone until the next patrol. */
const mostFailures = 3

async function sendMailsOf(deps: PatrolDeps, mails: ReadonlyMap<string, string[]>) {
  let failures = 0
  for (const [pid, decided] of mails) {
    const { sent, failed, refused } = await sendDueMails(deps, pid, decided).catch((error) => {
      deps.log.error('patrol could not send the mails of an order', { pid, ...errorFields(error) })
      return { sent: 0, failed: 1, refused: 0 }
    })
    if (sent + refused > 0) failures = 0
    else if (failed > 0) failures++
    if (failures === mostFailures) return
  }
}

async function finishStart(deps: PatrolDeps, order: Order, now: Date) {
  if (order.status !== 'starting' || !order.startDueAt || order.startDueAt > now.toISOString()) return
  const execution = await deps.executions.describe(order.pid)
  await changeOrder(deps.orders, order.pid, (current) => startSeen(current, { begun: execution !== undefined, now }))
  if (execution) await checkExecution(deps, order.pid)
  else await beginExecution(deps, order)
}
