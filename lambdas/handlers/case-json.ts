import type { VariableCode } from '../../statemachine/variables.ts'
import { isDesiredTooFar } from '../core/deadline.ts'
import { isSecret, withoutSecrets } from '../core/mask-secrets.ts'
import type { Order } from '../core/order.ts'

/** An order for programs: everything that the case page shows, without secrets, links and tokens. */
export function caseJson(order: Order) {
  const { pid, appId, recordId, status, openedAt, endedAt, failure, conflict, events } = order
  const title = order.title && withoutSecrets(order.title, order.variables)
  const memos = order.variables.q_memo.map((memo) => ({ ...memo, text: withoutSecrets(memo.text, order.variables) }))
  const shown = Object.entries({ ...order.variables, q_memo: memos }).filter(
    ([code]) => !isSecret(code as VariableCode),
  )
  const tasks = Object.values(order.tasks).map(({ node, round, status, openedAt, answer }) => ({
    node,
    round,
    status,
    openedAt,
    ...(answer && { outcome: answer.outcome, answeredAt: answer.at, answeredBy: answer.by.name }),
  }))
  const variablesShown = Object.fromEntries(shown)
  return {
    pid,
    appId,
    recordId,
    status,
    title,
    openedAt,
    endedAt,
    failure,
    conflict,
    ...(isDesiredTooFar(order) && { desiredDateTooFar: true }),
    variables: variablesShown,
    tasks,
    events,
  }
}
