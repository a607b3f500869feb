import type { Settings } from '../../settings/settings.ts'
import { type HumanLane, humanLanes, taskDefinition } from '../../statemachine/process.ts'
import { type MetricValues, oldestTaskOf, openTasksOf } from './metrics.ts'
import type { Order, OrderStatus } from './order.ts'
import { unreachableTasks } from './returned-mail.ts'
import { overdueAnswers, tasksWithStages } from './rules/attention.ts'
import { failingMails } from './rules/mails-failing.ts'
import { after } from './time.ts'

/** Patrol delivers an answer within a minute or two; one that has waited longer is stuck. */
const answerLimit = { seconds: 15 * 60 }
const day = 24 * 60 * 60
/** Step Functions redrives within 14 days of a failure, and ends an execution after a year. */
const redriveWarning = { seconds: 10 * day }
const yearWarning = { seconds: 330 * day }

/** Of one open order. */
export interface Standing {
  status: OrderStatus
  /** Milliseconds that each open task has waited. */
  waits: { lane: HumanLane; wait: number }[]
  undelivered: number
  /** Open tasks of which nobody can know, and mails that have not gone for a day. */
  unreachable: number
  mailsFailing: number
  openTooLong: boolean
  nearLimit: boolean
}

export function standingOf(order: Order, now: Date, watch: Settings['watch']): Standing {
  const isPast = (at: string | undefined, seconds: number) =>
    at !== undefined && after(at, seconds) <= now.toISOString()
  const limit = new Date(now.getTime() - answerLimit.seconds * 1000)
  return {
    status: order.status,
    waits: tasksWithStages(order).map(({ node, openedAt }) => ({
      lane: taskDefinition(node).lane,
      wait: Math.max(0, now.getTime() - Date.parse(openedAt)),
    })),
    undelivered: overdueAnswers(order, limit).length,
    unreachable: unreachableTasks(order).length,
    mailsFailing: failingMails(order, now).length,
    openTooLong: isPast(order.openedAt, watch.orderDays * day),
    nearLimit:
      isPast(order.openedAt, yearWarning.seconds) ||
      (order.status === 'failed' && isPast(order.failure?.at, redriveWarning.seconds)),
  }
}

/** The figures of all open orders. */
export function tally(standings: readonly Standing[]): MetricValues {
  const count = (fits: (standing: Standing) => boolean) => standings.filter(fits).length
  const lanes = humanLanes.map((lane) => {
    const waits = standings.flatMap(({ waits }) => waits.filter((one) => one.lane === lane).map(({ wait }) => wait))
    const oldest = Math.round(waits.reduce((most, wait) => Math.max(most, wait), 0) / 1000)
    return { [openTasksOf(lane)]: waits.length, [oldestTaskOf(lane)]: oldest }
  })
  return {
    OrdersStarting: count(({ status }) => status === 'starting'),
    OrdersRunning: count(({ status }) => status === 'running'),
    OrdersClosing: count(({ status }) => status === 'closing'),
    OrdersCancelling: count(({ status }) => status === 'cancelling'),
    OrdersFailed: count(({ status }) => status === 'failed'),
    ...Object.assign({}, ...lanes),
    UndeliveredAnswers: sum(standings.map(({ undelivered }) => undelivered)),
    TasksUnreachable: sum(standings.map(({ unreachable }) => unreachable)),
    MailsFailing: sum(standings.map(({ mailsFailing }) => mailsFailing)),
    OrdersOpenTooLong: count(({ openTooLong }) => openTooLong),
    OrdersNearLimit: count(({ nearLimit }) => nearLimit),
  }
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
