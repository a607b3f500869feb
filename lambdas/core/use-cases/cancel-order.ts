import { changeOrder } from '../change-order.ts'
import { KintoneRecordGone, OrderEnded } from '../errors.ts'
import { errorFields } from '../nouhin-error.ts'
import type { GivenBack, Order } from '../order.ts'
import type { Executions, Kintone, Ledger, SettingsSource } from '../ports.ts'
import { RefusedByKintone } from '../refused-by-kintone.ts'
import { cancelReached, giveBackRefused, giveBackWaits, requestCancel } from '../rules/cancel-order.ts'
import type { Decided, Refusal } from '../rules/decided.ts'
import { isMended, type Refused } from '../rules/kintone-refusal.ts'
import { shortened } from '../rules/record-state.ts'
import { mailQueued } from './change-and-mail.ts'
import { kintoneOf } from './kintone-of.ts'
import type { SendMailsDeps } from './send-mails.ts'
import { unlessRefused, writeRecord } from './write-record.ts'

export interface CancelOrderDeps extends SendMailsDeps {
  ledger: Ledger
  executions: Pick<Executions, 'stop'>
  kintone: Kintone
  settings: SettingsSource
}
type Step = NonNullable<Order['cancel']>['step']

/** Asks for the cancel and carries it as far as it goes now; patrol does the rest. */
export async function cancelOrder(
  deps: CancelOrderDeps,
  command: { pid: string; by: string; reason: string },
): Promise<{ order: Order } | { refusal: Refusal }> {
  const changed = await changeOrder(deps.orders, command.pid, (order) =>
    requestCancel(order, { ...command, now: deps.clock.now() }),
  )
  if ('refusal' in changed) return { refusal: changed.refusal }
  await mailQueued(deps, changed)
  const cancelled = await carryOnCancel(deps, command.pid).catch((error) => {
    deps.log.warn('the cancel is accepted; patrol carries it on', { pid: command.pid, ...errorFields(error) })
  })
  return { order: cancelled ?? (await deps.orders.get(command.pid)) ?? changed.order }
}

/**
 * The saga, step by step, each safe to repeat: stop the execution, give the record its label back (unless a person has
 * edited it, or it is gone), be cancelled, free the record. Two may carry it on at once: what one has freed the other
 * does not write to.
 */
export async function carryOnCancel(deps: CancelOrderDeps, pid: string): Promise<Order> {
  for (;;) {
    const { order } = await reached(deps, pid)
    switch (order.cancel?.step) {
      case 'stop':
        await deps.executions.stop(pid, 'OrderCancelled', 'The order was cancelled.')
        await reached(deps, pid, 'kintone')
        break
      case 'kintone': {
        if (!(await isMendable(deps, order))) return (await change(deps, pid, giveBackWaits)).order
        const given = await unlessRefused(() => giveRecordBack(deps, order))
        if (given && !('became' in given)) return waitForPeople(deps, pid, given)
        await reached(deps, pid, 'release', given)
        break
      }
      case 'release':
        await deps.ledger.release(order.appId, order.recordId, pid)
        await reached(deps, pid, 'finished')
        break
      default:
        return order
    }
  }
}

/** After a refusal of what the record holds, one more try for each change of the record or of the app's form. */
async function isMendable({ kintone }: CancelOrderDeps, { recordId, cancel }: Order): Promise<boolean> {
  const refused = cancel?.refused
  if (refused?.error !== 'KintoneRecordRefused') return true
  try {
    const { revision } = await kintone.get(recordId)
    return isMended(refused, { revision }) || isMended(refused, { form: await kintone.formRevision() })
  } catch (error) {
    if (error instanceof KintoneRecordGone) return true
    throw error
  }
}

async function waitForPeople(deps: CancelOrderDeps, pid: string, refused: Refused | RefusedByKintone): Promise<Order> {
  const { ops } = (await deps.settings.get()).mail
  const told = refused instanceof RefusedByKintone ? { why: refused } : refused
  return (await change(deps, pid, (order, { now }) => giveBackRefused(order, { ...told, ops, now }))).order
}

/** @returns undefined if another has carried the cancel on meanwhile */
async function giveRecordBack(deps: CancelOrderDeps, order: Order): Promise<GivenBack | Refused | undefined> {
  const fence = async () => {
    const { cancel } = (await reached(deps, order.pid)).order
    if (cancel?.step !== 'kintone') throw new OrderEnded()
  }
  try {
    const labels = kintoneOf(order, await deps.settings.get()).status
    const written = await writeRecord(deps.kintone, 'cancel', order, labels, fence)
    if (written.kind === 'refused') return { became: 'kept', state: shortened(written.found) }
    if (written.kind === 'not-taken') return written
    return { became: 'given-back', state: shortened(written.record) }
  } catch (error) {
    if (error instanceof KintoneRecordGone) return { became: 'gone' }
    if (error instanceof OrderEnded) return undefined
    throw error
  }
}

async function change(
  { orders, clock }: CancelOrderDeps,
  pid: string,
  rule: (order: Order, at: { now: Date }) => Decided,
): Promise<{ order: Order }> {
  const changed = await changeOrder(orders, pid, (order) => rule(order, { now: clock.now() }))
  return { order: 'order' in changed ? changed.order : changed.before }
}

async function reached({ orders, settings, clock }: CancelOrderDeps, pid: string, step?: Step, record?: GivenBack) {
  const { blankSecretsAfterDays } = (await settings.get()).retention
  const changed = await changeOrder(orders, pid, (order) =>
    step ? cancelReached(order, { step, record, blankSecretsAfterDays, now: clock.now() }) : { order },
  )
  return { order: 'order' in changed ? changed.order : changed.before }
}
