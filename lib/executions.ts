import { Grant } from 'aws-cdk-lib/aws-iam'
import { type IStateMachine, StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { accept } from './accepted-findings.ts'
import type { NouhinFunction } from './nouhin-function.ts'

export const orderProcessName = (stage: string) => `nouhin-${stage}-order-delivery`
/** New orders start on the version that this alias points to. */
export const liveAlias = 'live'

/**
 * The state machine by its name: it depends on the functions that it invokes, so those cannot depend on it, or
 * CloudFormation would find a cycle.
 */
export class Executions extends Construct {
  private readonly machine: IStateMachine
  private readonly name: string

  constructor(scope: Construct, id: string, stage: string) {
    super(scope, id)
    this.name = orderProcessName(stage)
    this.machine = StateMachine.fromStateMachineName(this, 'ByName', this.name)
  }

  allowStart(fn: NouhinFunction) {
    const alias = `${this.machine.stateMachineArn}:${liveAlias}`
    this.tell(fn)
    fn.addEnvironment('STATE_MACHINE_ALIAS_ARN', alias)
    Grant.addToPrincipal({
      grantee: fn,
      actions: ['states:StartExecution'],
      // An alias is authorized by its state machine's ARN; which alias, only a condition can tell:
      // https://docs.aws.amazon.com/step-functions/latest/dg/auth-version-alias.html
      resourceArns: [this.machine.stateMachineArn],
      conditions: { 'ForAnyValue:StringEquals': { 'states:StateMachineQualifier': [liveAlias] } },
    })
  }

  /** A task's token says whose it is; no ARN is needed. */
  allowAnswer(fn: NouhinFunction) {
    this.allow(fn, 'states:SendTaskSuccess', 'states:SendTaskFailure')
  }

  allowList(fn: NouhinFunction) {
    this.tell(fn)
    this.allow(fn, 'states:ListExecutions')
  }

  allowDescribe(fn: NouhinFunction) {
    this.allowOnExecutions(fn, 'states:DescribeExecution')
  }

  allowStop(fn: NouhinFunction) {
    this.allowOnExecutions(fn, 'states:StopExecution')
  }

  allowRedrive(fn: NouhinFunction) {
    this.allowOnExecutions(fn, 'states:RedriveExecution')
  }

  private allowOnExecutions(fn: NouhinFunction, action: string) {
    this.tell(fn)
    this.machine.grantExecution(fn, action)
    accept(
      fn.role ?? fn,
      `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${this.name}:*]`,
      'Executions are named by order; the state machine’s name before them is exact.',
    )
  }

  /** The state machine's ARN, which permits nothing. */
  tell(fn: NouhinFunction) {
    fn.addEnvironment('STATE_MACHINE_ARN', this.machine.stateMachineArn)
  }

  private allow(grantee: NouhinFunction, ...actions: string[]) {
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.machine.stateMachineArn] })
  }
}
