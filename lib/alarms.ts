import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { combined, errorsOf, executionsOf, figuresOf, oldestTasks } from './figures.ts'
import type { NouhinFunction } from './nouhin-function.ts'
import type { OpsTopic } from './ops-topic.ts'
import type { Stage } from './stage.ts'

export interface AlarmsProps {
  stage: Stage
  opsTopic: OpsTopic
  stateMachine: IStateMachine
  /** Those that the state machine invokes, which tries them again for two days. */
  steps: readonly NouhinFunction[]
  /** All others: what they could not do, nobody tries again at once. */
  others: readonly NouhinFunction[]
  /** Answers of the API with a status of 500 and more. */
  serverErrors: IMetric
}

interface Watch {
  metric: IMetric
  threshold: number
  below?: true
  /** How many periods in a row; or of how many, how many. */
  periods?: number | readonly [of: number, breaching: number]
  /** Left out: no figure means that nothing happened. */
  missing?: TreatMissingData
  /** What has happened, and what to do in one sentence. Plain ASCII: CloudFormation makes ? of the rest. */
  says: string
}

const quarter = Duration.minutes(15)
const day = 24 * 60 * 60

/** Each alarm is named by its section of docs/operations.md, and mails operations when it goes off. */
export class Alarms extends Construct {
  readonly alarms: readonly Alarm[]

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id)
    const { stage, opsTopic } = props
    this.alarms = Object.entries(this.watches(props)).map(([section, watch]) => {
      const alarm = this.create(stage.name, section, watch)
      opsTopic.tellOf(alarm)
      return alarm
    })
  }

  private create(stage: string, section: string, { metric, threshold, below, periods = 1, missing, says }: Watch) {
    const [evaluationPeriods, datapointsToAlarm] = typeof periods === 'number' ? [periods, periods] : periods
    const { LESS_THAN_THRESHOLD, GREATER_THAN_OR_EQUAL_TO_THRESHOLD } = ComparisonOperator
    return new Alarm(this, section, {
      alarmName: `nouhin-${stage}-${section}`,
      alarmDescription: `${says} See docs/operations.md#${section}`,
      metric,
      threshold,
      comparisonOperator: below ? LESS_THAN_THRESHOLD : GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods,
      datapointsToAlarm,
      treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
    })
  }

  private watches(props: AlarmsProps): Record<string, Watch> {
    return { ...this.ofOrders(props), ...this.ofKintone(props), ...this.ofMachinery(props) }
  }

  private ofOrders({ stage, stateMachine }: AlarmsProps): Record<string, Watch> {
    const { gauge, count } = figuresOf(stage.name)
    const { taskDays, orderDays } = stage.settings.watch
    const failed = ['ExecutionsFailed', 'ExecutionsTimedOut'].map((name) => executionsOf(stateMachine, name))
    // A gauge that is not said keeps what it said last: that reconcile is down is an alarm of its own.
    const missing = TreatMissingData.IGNORE
    return {
      'undelivered-answers': {
        metric: gauge('UndeliveredAnswers'),
        threshold: 1,
        periods: 2,
        missing,
        says: 'An answer of a task has not reached its execution for 15 minutes: look at the patrol log of its pid.',
      },
      'executions-failed': {
        metric: combined('SUM', failed, 'Failed or timed out'),
        threshold: 1,
        says: 'An execution has failed: mend the cause that its mail names, then redrive it or cancel the order.',
      },
      inconsistencies: {
        metric: gauge('Inconsistencies'),
        threshold: 1,
        says: 'Reconcile found an order, execution or ledger entry without its counterpart: read its log for the pid.',
      },
      'oldest-task': {
        metric: combined('MAX', oldestTasks.map(gauge), 'Oldest open task, seconds'),
        threshold: taskDays * day,
        missing,
        says: `A task has waited for ${taskDays} days: ask its lane, or have it given to somebody else.`,
      },
      'orders-open-too-long': {
        metric: gauge('OrdersOpenTooLong'),
        threshold: 1,
        missing,
        says: `An order has been open for ${orderDays} days: finish its tasks, or cancel it.`,
      },
      'orders-near-limit': {
        metric: gauge('OrdersNearLimit'),
        threshold: 1,
        missing,
        says: 'An order failed 10 of the 14 days ago that redrive allows, or is 330 days old: redrive, finish or cancel it.',
      },
      'holidays-ending': {
        metric: gauge('HolidaysEnding'),
        threshold: 1,
        says: 'The holidays that this version knows end within a year: deploy a version with a newer calendar.',
      },
      'tasks-unreachable': {
        metric: gauge('TasksUnreachable'),
        threshold: 1,
        missing,
        says: 'Nobody of an open task gets its mails: mend their addresses in the settings, or tell them and send again.',
      },
      'mails-failing': {
        metric: gauge('MailsFailing'),
        threshold: 1,
        missing,
        says: 'A mail has not gone for a day: ask SES why it takes none of this sender, or to this address.',
      },
      'mails-returned': {
        metric: count('MailsReturned'),
        threshold: 1,
        says: 'A mail bounced or was reported as spam: mend the address in the settings; the lane has a lead to tell.',
      },
    }
  }

  private ofKintone({ stage }: AlarmsProps): Record<string, Watch> {
    const { count } = figuresOf(stage.name)
    return {
      'kintone-throttled': {
        metric: count('KintoneThrottled', quarter),
        threshold: 10,
        says: 'kintone answers 429, too many requests: find out what else asks this domain so much.',
      },
      'kintone-conflicts': {
        metric: count('KintoneRevisionConflicts', quarter),
        threshold: 20,
        says: 'kintone answers 409, records change while they are written: find out what edits them.',
      },
      'kintone-setup': {
        metric: count('KintoneSetupErrors'),
        threshold: 1,
        says: 'The kintone app and the settings do not fit: mend the field or choice that the log names, then redrive.',
      },
      'kintone-access': {
        metric: count('KintoneAccessErrors'),
        threshold: 1,
        says: 'kintone refuses the API token: put one with view and edit rights into the secret, then redrive.',
      },
    }
  }

  private ofMachinery({ stage, steps, others, serverErrors }: AlarmsProps): Record<string, Watch> {
    const { count, said } = figuresOf(stage.name)
    // No sign of life is what these alarms are for.
    const silent = { threshold: 1, below: true, periods: 3, missing: TreatMissingData.BREACHING } as const
    return {
      'patrol-silent': {
        metric: count('PatrolRuns'),
        ...silent,
        says: 'Patrol has not come to its end for 15 minutes, so nothing is carried on: look at its log and schedule.',
      },
      'reconcile-silent': {
        metric: said('OrdersRunning'),
        ...silent,
        says: 'Reconcile has told no figures for 15 minutes, so other alarms are blind: look at its log and schedule.',
      },
      'function-errors': {
        metric: combined('SUM', [...errorsOf(others), serverErrors], 'Errors'),
        threshold: 1,
        periods: [3, 2],
        says: 'Pages, webhooks or schedules end with errors: find the function on the dashboard and read its log.',
      },
      'step-errors': {
        metric: combined('SUM', errorsOf(steps, quarter), 'Errors of steps', quarter),
        threshold: 10,
        periods: 2,
        says: 'Steps of executions keep failing and are tried again: read the log of the step that the dashboard shows.',
      },
    }
  }
}
