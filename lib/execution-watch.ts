import { Duration, Stack } from 'aws-cdk-lib'
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { accept } from './accepted-findings.ts'
import { NouhinFunction } from './nouhin-function.ts'
import type { Office } from './office.ts'
import type { OpsTopic } from './ops-topic.ts'

/** Hears of executions that end otherwise than done; what it misses, reconcile finds. */
export class ExecutionWatch extends Construct {
  constructor(scope: Construct, id: string, office: Office & { stateMachine: IStateMachine; opsTopic: OpsTopic }) {
    super(scope, id)
    const { stage, codeOf, table, settings, executions, mail, stateMachine, opsTopic } = office
    const timeout = Duration.seconds(60)
    const executionEnded = new NouhinFunction(this, 'ExecutionEnded', {
      stage,
      codeOf,
      name: 'execution-ended',
      timeout,
    })
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
    rule.addTarget(opsTopic.targetOf(this, stage, this.whatToDo(stage)))
    accept(
      rule,
      'Serverless-EventBusDLQ',
      'Reconcile compares every open order with its execution and finds what got lost.',
    )
  }

  /** The name is a pid; error and cause stay out, as they could hold anything. Plain ASCII, as CloudFormation wants it. */
  private whatToDo(stage: string) {
    const { region } = Stack.of(this)
    const field = (name: string) => EventField.fromPath(`$.detail.${name}`)
    const page = `https://${region}.console.aws.amazon.com/states/home?region=${region}#/v2/executions/details/`
    return RuleTargetInput.fromMultilineText(
      [
        `The execution of order ${field('name')} has ended: ${field('status')}.`,
        `Look at it: ${page}${field('executionArn')}`,
        `What to do, with all values: nouhin show ${field('name')} --stage ${stage}`,
        'FAILED or TIMED_OUT: mend the cause and redrive it within 14 days, or cancel the order.',
        'ABORTED: nothing, if the order was cancelled; else redrive it, or cancel the order.',
        'See docs/operations.md#executions-failed',
      ].join('\n'),
    )
  }
}
