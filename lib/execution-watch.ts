import { Duration } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { accept } from './accepted-findings.ts'
import { NouhinFunction } from './nouhin-function.ts'
import type { Office } from './office.ts'

/** Hears of executions that end otherwise than done; what it misses, reconcile finds. */
export class ExecutionWatch extends Construct {
  constructor(scope: Construct, id: string, office: Office & { stateMachine: IStateMachine }) {
    super(scope, id)
    const { stage, code, table, settings, executions, mail, stateMachine } = office
    const timeout = Duration.seconds(60)
    const executionEnded = new NouhinFunction(this, 'ExecutionEnded', { stage, code, name: 'execution-ended', timeout })
    table.allowItems(executionEnded)
    executions.allowDescribe(executionEnded)
    settings.allowRead(executionEnded)
    mail.allowSend(executionEnded)
    const rule = new Rule(this, 'Ended', {
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          stateMachineArn: [stateMachine.stateMachineArn],
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
        },
      },
      targets: [new LambdaFunction(executionEnded, { retryAttempts: 3, maxEventAge: Duration.hours(1) })],
    })
    accept(
      rule,
      'Serverless-EventBusDLQ',
      'Reconcile compares every open order with its execution and finds what got lost.',
    )
  }
}
