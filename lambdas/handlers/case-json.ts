import type { KintoneSettings } from '../../settings/settings.ts'
import type { VariableCode } from '../../statemachine/variables.ts'
import { isDesiredTooFar } from '../core/deadline.ts'
import { isSecret, withoutSecrets } from '../core/mask-secrets.ts'
import type { Order, OrderEvent } from '../core/order.ts'
import { kintoneRecordUrl } from '../core/paths.ts'
import { closedUnhandled, withProcessStatus } from '../core/process-status.ts'
import { offersUnreached, standingReturns, unreachableTasks } from '../core/returned-mail.ts'
import { whatToDoAbout } from '../views/what-to-do.ts'

/**
 * An order for programs: everything that the case page shows, without secrets, links and tokens. `record` is what the
 * kintone record read when it was last looked at, `whatToDo` what operations are to do now, in both languages.
 */
export function caseJson(found: Order, kintone: KintoneSettings) {
  const order = withProcessStatus(found, kintone.status)
  const { pid, appId, recordId, status, openedAt, endedAt, failure, conflict, events } = order
  const title = order.title && withoutSecrets(order.title, order.variables)
  const memos = order.variables.q_memo.map((memo) => ({ ...memo, text: withoutSecrets(memo.text, order.variables) }))
  const shown = Object.entries({ ...order.variables, q_memo: memos }).filter(
    ([code]) => !isSecret(code as VariableCode),
  )
  const unreachable = unreachableTasks(order)
  const tasks = Object.values(order.tasks).map((task) => {
    const { node, round, status, openedAt, offers, holder, answer } = task
    const unreached = offersUnreached(order, task).map(({ member }) => member.id)
    return {
      node,
      round,
      status,
      openedAt,
      asked: offers.filter(({ withdrawnAt }) => !withdrawnAt).map(({ member: { id, name } }) => ({ id, name })),
      ...(holder && { holder: offers.find(({ ref }) => ref === holder.ref)?.member.id }),
      ...(unreached.length > 0 && { unreached }),
      ...(unreachable.includes(task) && { unreachable: true }),
      ...(answer && { outcome: answer.outcome, answeredAt: answer.at, answeredBy: answer.by.name }),
    }
  })
  const variablesShown = Object.fromEntries(shown)
  return {
    pid,
    appId,
    recordId,
    status,
    ...(closedUnhandled(order) && { nothingToDo: true }),
    title,
    openedAt,
    endedAt,
    failure,
    conflict,
    ...(isDesiredTooFar(order) && { desiredDateTooFar: true }),
    ...(order.cancel && { cancel: cancelOf(order.cancel, order) }),
    ...recordOf(order, kintone),
    whatToDo: whatToDoAbout(order, kintone),
    mails: { unsent: failingOf(order), returned: standingReturns(order).map(returnOf) },
    variables: variablesShown,
    tasks,
    events,
  }
}

const cancelOf = ({ at, by, reason, record, refused }: NonNullable<Order['cancel']>, { variables }: Order) => ({
  at,
  by,
  reason: withoutSecrets(reason, variables),
  record,
  ...(refused && { refused }),
})

/**
 * A record that is known to be deleted, or that a person has taken from the order for good, is told of no more; a
 * simulated kintone has its pages beside the product.
 */
function recordOf(order: Order, kintone: KintoneSettings) {
  const { status, conflict, cancel, record } = order
  const isGone = conflict?.what === 'deleted' || cancel?.record?.became === 'gone'
  const isLeft = closedUnhandled(order) || (status === 'cancelled' && !cancel?.record)
  const state = cancel?.record?.state ?? conflict?.found ?? record
  return {
    ...(state && !isGone && !isLeft && { record: { pid: state.pid, status: state.status } }),
    ...(kintone.domain !== undefined && { recordUrl: kintoneRecordUrl(kintone, order) }),
  }
}

/** The mails that could not be sent and are tried again. */
const failingOf = ({ unsent }: Order) =>
  unsent
    .filter(({ failures }) => failures > 0)
    .map(({ id, kind, task, failures, failingSince, dueAt }) => ({
      id,
      kind,
      task,
      failures,
      failingSince,
      nextTry: dueAt,
    }))

/** A mail that its recipient has refused, or complained of; `code` is the mail service's. */
const returnOf = ({ at, node, round, data = {} }: OrderEvent) => {
  const { mail, what, code, member } = data
  return { at, mail, what, code, node, round, member }
}
