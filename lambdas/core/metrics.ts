import { type HumanLane, lanes } from '../../statemachine/process.ts'

type LaneName = (typeof lanes)[HumanLane]

/** What is measured. The names are CloudWatch's, and so is their unit: a count, or seconds for ages. */
export type MetricName =
  /** Patrols that came to their end: the heartbeat. */
  | 'PatrolRuns'
  /** Orders that are open now, by status. */
  | 'OrdersStarting'
  | 'OrdersRunning'
  | 'OrdersClosing'
  | 'OrdersCancelling'
  | 'OrdersFailed'
  /** Tasks that wait for their lane now, and how long the oldest has waited. */
  | `OpenTasks${LaneName}`
  | `OldestTask${LaneName}`
  /** Orders that reconcile started because no webhook had told of them. */
  | 'StartsMissed'
  /** What the orphan report found; see `orphan-report.ts`. */
  | 'Inconsistencies'
  | 'UndeliveredAnswers'
  | 'OrdersOpenTooLong'
  | 'OrdersNearLimit'
  /** 1 from a year before the end of the holiday calendar on; until then nothing is said of it. */
  | 'HolidaysEnding'
  /** Requests that kintone refused, by the reason. */
  | 'KintoneThrottled'
  | 'KintoneRevisionConflicts'
  | 'KintoneSetupErrors'
  | 'KintoneAccessErrors'
  | 'KintoneUnavailable'
  /** Open tasks now of which nobody can know, as every mail to their people came back; mails that have not gone for a day. */
  | 'TasksUnreachable'
  | 'MailsFailing'
  /** Mails that came back, or that their reader complained of. */
  | 'MailsReturned'

export const openTasksOf = (lane: HumanLane) => `OpenTasks${lanes[lane]}` as const
export const oldestTaskOf = (lane: HumanLane) => `OldestTask${lanes[lane]}` as const
export const unitOf = (name: MetricName) => (name.startsWith('OldestTask') ? 'Seconds' : 'Count')

export type MetricValues = Partial<Record<MetricName, number>>

/** Figures for operations. One call is one line of the log. */
export interface Metrics {
  /** `about` says more in the same line, in ids, codes and counts, without being measured. */
  put(values: MetricValues, about?: Record<string, string | number>): void
}
