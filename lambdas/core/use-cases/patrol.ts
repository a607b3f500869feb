import { changeOrder } from '../change-order.ts'
import type { Order } from '../order.ts'
import type { Leases } from '../ports.ts'
import { overdueAnswers } from '../rules/attention.ts'
import { startSeen } from '../rules/begin-order.ts'
import { type CancelOrderDeps, carryOnCancel } from './cancel-order.ts'
import { deliverAnswer } from './deliver-answer.ts'
import { markIfFailed } from './fail-order.ts'
import { sendDueMails } from './send-mails.ts'
import { beginExecution } from './start-order.ts'

export type PatrolDeps = CancelOrderDeps & { leases: Leases; ids: { uuid(): string } }

/** A patrol that takes longer has crashed, and another may begin. */
const leaseSeconds = 300
const pageSize = 50
const endedStatuses = ['FAILED', 'TIMED_OUT', 'ABORTED'] as const

/** Carries on what a crash, a fault or a lost event left: starts, mails, answers, cancels, and failures nobody told of. */
export async function patrol(deps: PatrolDeps): Promise<{ visited: number } | 'busy'> {
  const now = deps.clock.now()
  const owner = deps.ids.uuid()
  if (!(await deps.leases.acquire('patrol', owner, now, new Date(now.getTime() + leaseSeconds * 1000)))) return 'busy'
  try {
    const visited = await visitAttention(deps, now)
    await findUntoldFailures(deps)
    return { visited }
  } finally {
    await deps.leases.release('patrol', owner)
  }
}

async function visitAttention(deps: PatrolDeps, now: Date) {
  let visited = 0
  let after: string | undefined
  do {
    const page = await deps.orders.needingAttention(now, pageSize, after)
    for (const pid of page.items) {
      await visit(deps, pid, now).catch((error) => {
        deps.log.error('patrol could not finish with an order', {
          pid,
          error: error instanceof Error ? error.name : 'Error',
        })
      })
      visited++
    }
    after = page.next
  } while (after !== undefined)
  return visited
}

async function visit(deps: PatrolDeps, pid: string, now: Date) {
  const order = await deps.orders.get(pid)
  if (!order) return
  await finishStart(deps, order, now)
  await sendDueMails(deps, pid)
  for (const task of overdueAnswers(order, now)) {
    if ((await deliverAnswer(deps, pid, task)) === 'execution-ended') await markIfFailed(deps, pid)
  }
  if (order.cancel && order.cancel.step !== 'finished' && order.cancel.dueAt <= now.toISOString())
    await carryOnCancel(deps, pid)
}

async function finishStart(deps: PatrolDeps, order: Order, now: Date) {
  if (order.status !== 'starting' || !order.startDueAt || order.startDueAt > now.toISOString()) return
  const execution = await deps.executions.describe(order.pid)
  await changeOrder(deps.orders, order.pid, (current) => startSeen(current, { begun: execution !== undefined, now }))
  if (execution) await markIfFailed(deps, order.pid)
  else await beginExecution(deps, order)
}

/** Status-change events are best effort. Newest first, and no further back than the first page that holds no news. */
async function findUntoldFailures(deps: PatrolDeps) {
  for (const status of endedStatuses) {
    let after: string | undefined
    do {
      const page = await deps.executions.list(status, after)
      const marked = await Promise.all(page.items.map((pid) => markIfFailed(deps, pid)))
      after = marked.includes('failed') ? page.next : undefined
    } while (after !== undefined)
  }
}
