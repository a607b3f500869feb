import { Duration } from 'aws-cdk-lib'
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { humanLanes, lanes } from '../statemachine/process.ts'
import { serviceName } from './names.ts'
import type { NouhinFunction } from './nouhin-function.ts'

/** As the functions write it. */
const namespace = 'Nouhin'
const fiveMinutes = Duration.minutes(5)

/** The stage's figures: those that its functions write by `lambdas/core/metrics.ts`, and AWS's own. */
export const figuresOf = (stage: string) => {
  const own = (metricName: string, statistic: string, period: Duration) =>
    new Metric({ namespace, metricName, dimensionsMap: { service: serviceName(stage) }, statistic, period })
  return {
    /** What is now; reconcile says it every five minutes. */
    gauge: (metricName: string) => own(metricName, Stats.MAXIMUM, fiveMinutes),
    /** How often a gauge was said, whatever it said. */
    said: (metricName: string) => own(metricName, Stats.SAMPLE_COUNT, fiveMinutes),
    /** How often something happened. */
    count: (metricName: string, period = fiveMinutes) => own(metricName, Stats.SUM, period),
  }
}
export type Figures = ReturnType<typeof figuresOf>

export const ordersByState = ['OrdersStarting', 'OrdersRunning', 'OrdersClosing', 'OrdersCancelling', 'OrdersFailed']
export const openTasks = humanLanes.map((lane) => `OpenTasks${lanes[lane]}`)
export const oldestTasks = humanLanes.map((lane) => `OldestTask${lanes[lane]}`)
export const kintoneRefusals = [
  'KintoneThrottled',
  'KintoneRevisionConflicts',
  'KintoneSetupErrors',
  'KintoneAccessErrors',
  'KintoneUnavailable',
]

export const executionsOf = (machine: IStateMachine, metricName: string) =>
  new Metric({
    namespace: 'AWS/States',
    metricName,
    dimensionsMap: { StateMachineArn: machine.stateMachineArn },
    statistic: Stats.SUM,
    period: fiveMinutes,
  })

export const errorsOf = (functions: readonly NouhinFunction[], period = fiveMinutes) =>
  functions.map((fn) => fn.metricErrors({ statistic: Stats.SUM, period }))

/** One figure of several. Of a sum any may be missing, as AWS says nothing of what has not happened. */
export function combined(how: 'SUM' | 'MAX', metrics: readonly IMetric[], label: string, period = fiveMinutes) {
  const usingMetrics = Object.fromEntries(metrics.map((metric, index) => [`m${index + 1}`, metric]))
  const parts = Object.keys(usingMetrics).map((id) => (how === 'SUM' ? `FILL(${id}, 0)` : id))
  return new MathExpression({ expression: `${how}([${parts.join(', ')}])`, usingMetrics, label, period })
}
