import { Duration, Tags } from 'aws-cdk-lib'
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  MathExpression,
  PeriodOverride,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { errorsOf, executionsOf, figuresOf, kintoneRefusals, oldestTasks, openTasks, ordersByState } from './figures.ts'
import { stageTag } from './names.ts'
import type { NouhinFunction } from './nouhin-function.ts'

export interface OrderDashboardProps {
  stage: string
  alarms: readonly IAlarm[]
  stateMachine: IStateMachine
  functions: readonly NouhinFunction[]
}

const findings = [
  'Inconsistencies',
  'UndeliveredAnswers',
  'OrdersOpenTooLong',
  'OrdersNearLimit',
  'TasksUnreachable',
  'MailsFailing',
  'StartsMissed',
]
const ends = ['ExecutionsStarted', 'ExecutionsSucceeded', 'ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted']

/** One look at how the orders stand. */
export class OrderDashboard extends Construct {
  constructor(scope: Construct, id: string, { stage, alarms, stateMachine, functions }: OrderDashboardProps) {
    super(scope, id)
    const { gauge, count } = figuresOf(stage)
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: `nouhin-${stage}`,
      defaultInterval: Duration.days(7),
      periodOverride: PeriodOverride.AUTO,
    })
    // Not every region's CloudFormation knows tags of dashboards yet.
    Tags.of(dashboard).remove(stageTag)
    const graph = (title: string, metrics: IMetric[], more: { stacked?: true; label?: string } = {}) =>
      new GraphWidget({
        title,
        left: metrics,
        width: 12,
        stacked: more.stacked,
        leftYAxis: { min: 0, label: more.label, showUnits: false },
      })
    dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 4 }))
    dashboard.addWidgets(
      graph('Open orders by state', ordersByState.map(gauge), { stacked: true }),
      graph('Tasks waiting, by lane', openTasks.map(gauge), { stacked: true }),
    )
    dashboard.addWidgets(
      graph(
        'Age of the oldest open task, by lane',
        oldestTasks.map((name) => inHours(name, gauge(name))),
        {
          label: 'hours',
        },
      ),
      graph(
        'Executions',
        ends.map((name) => executionsOf(stateMachine, name)),
      ),
    )
    dashboard.addWidgets(
      graph('Found by reconcile', findings.map(gauge)),
      graph(
        'Refused by kintone, and mails returned',
        [...kintoneRefusals, 'MailsReturned'].map((name) => count(name)),
      ),
    )
    dashboard.addWidgets(
      graph('Errors by function', errorsOf(functions)),
      graph('Patrols that came to their end', [count('PatrolRuns')]),
    )
  }
}

/** The ids of a graph's metrics are its own. */
function inHours(label: string, metric: IMetric) {
  const id = `seconds${label}`
  return new MathExpression({ expression: `${id} / 3600`, usingMetrics: { [id]: metric }, label })
}
