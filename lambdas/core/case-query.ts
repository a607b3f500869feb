import type { HumanLane } from '../../statemachine/process.ts'
import { taskDefinition } from '../../statemachine/process.ts'
import { foldName } from './fold-name.ts'
import { type Order, type OrderStatus, orderStatuses, type Task } from './order.ts'
import { unreachableTasks } from './returned-mail.ts'
import { hasEnded } from './rules/fence.ts'

/** `open`: neither closed nor cancelled; `ended`: one of them. */
export const caseStatuses = ['open', 'ended', ...orderStatuses] as const
export type CaseStatus = 'open' | 'ended' | OrderStatus

/** `urgent`: failed ones, then the open ones by deadline, then the ended ones, the latest end first. */
export const caseSorts = ['urgent', 'customer', 'status', 'opened', 'deadline'] as const
export type CaseSort = (typeof caseSorts)[number]

/** What a list of cases is narrowed to, and how it is sorted; what is left out narrows nothing. */
export interface CaseQuery {
  /** Part of the customer's name or ID, a record ID, or a pid or its beginning. */
  q?: string
  status?: CaseStatus
  /** A task of this lane is open. */
  lane?: HumanLane
  /** The deadline is past and the order has not ended. */
  overdue?: boolean
  /** It has an open task of which nobody can know: every mail to its people came back. */
  unreachable?: boolean
  sort: CaseSort
  descending: boolean
}

export const openTasks = (order: Order): Task[] => Object.values(order.tasks).filter(({ status }) => status === 'open')

export const isOverdue = (order: Order, now: Date) => {
  const limit = order.variables.q_taskLimitDatetime
  return limit !== undefined && !hasEnded(order) && Date.parse(limit) < now.getTime()
}

export const isUnreachable = (order: Order): boolean => unreachableTasks(order).length > 0

export const hasStatus = (order: Order, status: CaseStatus) =>
  status === 'open' ? !hasEnded(order) : status === 'ended' ? hasEnded(order) : order.status === status

function isNamed({ variables, recordId, pid }: Order, q: string) {
  const wanted = foldName(q)
  const names = [variables.q_customerName, variables.q_id].filter((name) => name !== undefined)
  return recordId === wanted || pid.startsWith(wanted) || names.some((name) => foldName(name).includes(wanted))
}

export const matches = (order: Order, query: CaseQuery, now: Date): boolean =>
  (!query.q || isNamed(order, query.q)) &&
  (!query.status || hasStatus(order, query.status)) &&
  (!query.lane || openTasks(order).some(({ node }) => taskDefinition(node).lane === query.lane)) &&
  (!query.overdue || isOverdue(order, now)) &&
  (!query.unreachable || isUnreachable(order))

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byName = new Intl.Collator('ja', { numeric: true })
const urgency = (order: Order) => (order.status === 'failed' ? 0 : hasEnded(order) ? 2 : 1)

/** What an order is sorted by; one without comes last, whichever way the list runs. */
const keys: Record<CaseSort, (order: Order) => string | undefined> = {
  urgent: ({ variables }) => variables.q_taskLimitDatetime,
  customer: ({ variables }) => variables.q_customerName,
  status: ({ status }) => String(orderStatuses.indexOf(status)),
  opened: ({ openedAt }) => openedAt,
  deadline: ({ variables }) => variables.q_taskLimitDatetime,
}

function byUrgency(a: Order, b: Order): number {
  if (urgency(a) !== urgency(b)) return urgency(a) - urgency(b)
  return hasEnded(a) ? byText(b.endedAt ?? '', a.endedAt ?? '') : 0
}

/** Sorted as the query asks; equals by opening, the newest first. */
export function sortCases(orders: readonly Order[], { sort, descending }: CaseQuery): Order[] {
  const compare = sort === 'customer' ? byName.compare : byText
  const byKey = (a: Order, b: Order) => {
    const [left, right] = [keys[sort](a), keys[sort](b)]
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined)
    return descending ? compare(right, left) : compare(left, right)
  }
  const byNewest = (a: Order, b: Order) => byText(b.openedAt, a.openedAt) || byText(a.pid, b.pid)
  return orders.toSorted((a, b) => (sort === 'urgent' && byUrgency(a, b)) || byKey(a, b) || byNewest(a, b))
}
