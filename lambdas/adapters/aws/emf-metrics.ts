import { type MetricName, type Metrics, unitOf } from '../../core/metrics.ts'
import { invocationFields } from './invocation.ts'
import { writeLine } from './write-line.ts'

export interface EmfMetricsOptions {
  /** The one dimension: the stage's name for itself. */
  service: string
  now?: () => Date
  write?: (fields: object) => void
}

const namespace = 'Nouhin'

/**
 * Metrics as lines of the log in CloudWatch's embedded metric format: no call, and nothing to wait for.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function createEmfMetrics({ service, now = () => new Date(), write = writeLine }: EmfMetricsOptions): Metrics {
  return {
    put(values, about = {}) {
      const names = Object.keys(values) as MetricName[]
      const directive = {
        Namespace: namespace,
        Dimensions: [['service']],
        Metrics: names.map((name) => ({ Name: name, Unit: unitOf(name) })),
      }
      const _aws = { Timestamp: now().getTime(), CloudWatchMetrics: [directive] }
      write({ ...about, ...invocationFields(), service, ...values, _aws })
    },
  }
}
