import { Duration } from 'aws-cdk-lib'
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import { Construct } from 'constructs'
import { NouhinFunction } from './nouhin-function.ts'
import { allowMails, type Office } from './office.ts'

/** What carries on orders that a crash or a fault left, and finds what webhooks and events missed. */
export class Schedules extends Construct {
  constructor(scope: Construct, id: string, office: Office) {
    super(scope, id)
    this.every(Duration.minutes(1), 'Patrol', this.createPatrol(office))
    this.every(Duration.minutes(5), 'Reconcile', this.createReconcile(office))
  }

  private createPatrol(office: Office) {
    const { stage, codeOf, egress: network, table, executions, secrets } = office
    // Shorter than patrol's lease of five minutes, so that its holder is gone when the next may begin.
    const timeout = Duration.minutes(4)
    const patrol = new NouhinFunction(this, 'Patrol', {
      stage,
      codeOf,
      network,
      name: 'patrol',
      timeout,
      retryAttempts: 0,
    })
    table.allowItems(patrol, 'attention', 'open')
    executions.allowStart(patrol)
    executions.allowDescribe(patrol)
    executions.allowStop(patrol)
    executions.allowAnswer(patrol)
    secrets.kintoneToken.allowRead(patrol)
    allowMails(office, patrol)
    return patrol
  }

  private createReconcile(office: Office) {
    const { stage, codeOf, egress: network, table, executions, settings, secrets } = office
    const timeout = Duration.minutes(4)
    const reconcile = new NouhinFunction(this, 'Reconcile', {
      stage,
      codeOf,
      network,
      name: 'reconcile',
      timeout,
      retryAttempts: 0,
    })
    table.allowItems(reconcile, 'open')
    executions.allowStart(reconcile)
    executions.allowDescribe(reconcile)
    executions.allowList(reconcile)
    executions.allowRedrive(reconcile)
    settings.allowRead(reconcile)
    secrets.kintoneToken.allowRead(reconcile)
    return reconcile
  }

  private every(interval: Duration, id: string, fn: NouhinFunction) {
    new Schedule(this, `${id}Schedule`, {
      schedule: ScheduleExpression.rate(interval),
      // The next run does what this one could not.
      target: new LambdaInvoke(fn, { retryAttempts: 0, maxEventAge: interval }),
    })
  }
}
