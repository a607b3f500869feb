import type { Metrics, MetricValues } from '../lambdas/core/metrics.ts'
import type { Log } from '../lambdas/core/ports.ts'

/** Whoever reads this place's log is told by these that something needs a look; all else stands in the case list. */
const troubles = [
  'Inconsistencies',
  'UndeliveredAnswers',
  'OrdersFailed',
  'OrdersOpenTooLong',
  'OrdersNearLimit',
  'HolidaysEnding',
  'TasksUnreachable',
  'MailsFailing',
] as const satisfies (keyof MetricValues)[]

/** Figures as a line of the log, whenever one that tells of trouble is no longer what the last line said. */
export function createLogMetrics(log: Log): Metrics {
  let said = JSON.stringify(troubles.map(() => 0))
  return {
    put(values, about = {}) {
      if (!troubles.some((name) => name in values)) return
      const saying = JSON.stringify(troubles.map((name) => values[name] ?? 0))
      if (saying === said) return
      said = saying
      log.info('figures', { ...about, ...values })
    },
  }
}
