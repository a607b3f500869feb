import { type GivenBack, type Order, type Task, taskKey, type UnsentMail } from '../order.ts'
import { after } from '../time.ts'
import { retireSecrets } from './blank-secrets.ts'
import { type Decided, refuse, unchanged } from './decided.ts'
import { hasEnded } from './fence.ts'
import { journal } from './journal.ts'
import { codesOf, type Refused, refusalOf } from './kintone-refusal.ts'
import { mailGrace } from './open-task.ts'

/** Whoever asked for the cancel gets this long for a step before patrol carries it on. */
export const cancelGrace = { seconds: 60 }

/** From here on the fence holds off every step of the process. Refused once x5 has begun to write. */
export function requestCancel(order: Order, command: { by: string; reason: string; now: Date }): Decided {
  if (order.status === 'cancelling' || order.status === 'cancelled') return unchanged(order)
  if (hasEnded(order)) return refuse({ kind: 'order-ended', status: order.status })
  if (order.status === 'closing') return refuse({ kind: 'too-late-to-cancel' })
  const at = command.now.toISOString()
  const { failure: _, refused: __, startDueAt: ___, ...rest } = order
  const next: Order = {
    ...rest,
    status: 'cancelling',
    cancel: { at, by: command.by, reason: command.reason, dueAt: after(at, cancelGrace.seconds), step: 'stop' },
    unsent: [],
  }
  return { order: journal(supersedeTasks(next, at), { at, type: 'cancel-requested', by: command.by }) }
}

/** How long a refused give-back waits before patrol looks whether somebody has mended what kintone refuses. */
const refusedGrace = { seconds: 600 }

/** kintone does not take the give-back in: operations are told once, and the cancel waits for what they change. */
export function giveBackRefused(order: Order, command: Refused & { ops: readonly string[]; now: Date }): Decided {
  const { cancel } = order
  if (cancel?.step !== 'kintone') return unchanged(order)
  const { ops, now } = command
  const at = now.toISOString()
  const refused = refusalOf(command, now)
  const next: Order = { ...order, cancel: { ...cancel, refused, dueAt: after(at, refusedGrace.seconds) } }
  if (cancel.refused) return { order: next }
  const told = ops.map((to, index): UnsentMail => {
    const id = `give-back-refused:${at}:${index + 1}`
    return { id, kind: 'give-back-refused', to, failures: 0, dueAt: at }
  })
  const data = { error: refused.error, ...(refused.fields.length > 0 && { fields: codesOf(refused) }) }
  return { order: journal({ ...next, unsent: [...next.unsent, ...told] }, { at, type: 'give-back-refused', data }) }
}

/** Nothing has changed since kintone refused; patrol looks again later. */
export const giveBackWaits = (order: Order, { now }: { now: Date }): Decided =>
  order.cancel?.step === 'kintone'
    ? { order: { ...order, cancel: { ...order.cancel, dueAt: after(now.toISOString(), refusedGrace.seconds) } } }
    : unchanged(order)

type Step = NonNullable<Order['cancel']>['step']
const steps: readonly Step[] = ['stop', 'kintone', 'release', 'finished']

/**
 * The saga has reached a step, and never goes back: two may carry it on at once. `release` makes the order cancelled,
 * and only then may the ledger be freed; `record` is what the step before it has come to, and 処理ステータス says from
 * then on what the record reads.
 */
export function cancelReached(
  order: Order,
  command: { step: Step; record?: GivenBack; blankSecretsAfterDays: number; now: Date },
): Decided {
  const { step, record, blankSecretsAfterDays, now } = command
  if (!order.cancel || steps.indexOf(step) <= steps.indexOf(order.cancel.step)) return unchanged(order)
  const at = now.toISOString()
  const { refused: _, ...cancel } = order.cancel
  const next: Order = { ...order, cancel: { ...cancel, step, dueAt: after(at, cancelGrace.seconds) } }
  if (step !== 'release') return { order: next }
  const { conflict: __, ...settled } = record ? withRecord(next, record) : next
  const cancelled = journal({ ...settled, status: 'cancelled', endedAt: at }, { at, type: 'order-cancelled' })
  return { order: retireSecrets(cancelled, { afterDays: blankSecretsAfterDays, now }) }
}

function withRecord(order: Order, record: GivenBack): Order {
  const { q_status: _, ...variables } = order.variables
  return {
    ...order,
    ...(order.cancel && { cancel: { ...order.cancel, record } }),
    variables: { ...variables, ...(record.state && { q_status: record.state.status }) },
  }
}

/** Open tasks close for good, and every member who still has one on offer is told. */
const supersedeTasks = (order: Order, at: string): Order =>
  Object.values(order.tasks)
    .filter((task) => task.status === 'open')
    .reduce((next, task) => supersede(next, task, at), order)

function supersede(order: Order, task: Task, at: string): Order {
  const key = taskKey(task.node, task.round)
  const standing = task.offers.filter(({ withdrawnAt }) => withdrawnAt === undefined)
  const told: UnsentMail[] = standing.map(({ ref }) => ({
    id: `order-cancelled:${key}:${ref}`,
    kind: 'order-cancelled',
    task: key,
    ref,
    failures: 0,
    dueAt: after(at, mailGrace.seconds),
  }))
  const superseded: Order = {
    ...order,
    tasks: { ...order.tasks, [key]: { ...task, status: 'superseded' } },
    unsent: [...order.unsent, ...told],
  }
  return journal(superseded, { at, type: 'task-superseded', node: task.node, round: task.round })
}
