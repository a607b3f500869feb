import { fileURLToPath } from 'node:url'
import { RemovalPolicy } from 'aws-cdk-lib'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import {
  CfnStateMachine,
  CfnStateMachineAlias,
  CfnStateMachineVersion,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { acceptAnyResource } from './accepted-findings.ts'
import { liveAlias, orderProcessName } from './executions.ts'
import type { NouhinFunction } from './nouhin-function.ts'

export interface OrderProcessProps {
  stage: string
  fetchRecord: NouhinFunction
  setVariables: NouhinFunction
  updateRecord: NouhinFunction
  openTask: NouhinFunction
}

/** A file, for CloudFormation makes `?` of Japanese state names in a template. */
const definition = fileURLToPath(new URL('../statemachine/order-delivery.asl.json', import.meta.url))

/** The process: the state machine, and the alias that new orders start on. */
export class OrderProcess extends Construct {
  readonly stateMachine: StateMachine

  constructor(scope: Construct, id: string, props: OrderProcessProps) {
    super(scope, id)
    const { stage, fetchRecord, setVariables, updateRecord, openTask } = props
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: orderProcessName(stage),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromFile(definition),
      definitionSubstitutions: {
        FetchRecordFunction: fetchRecord.functionArn,
        SetVariablesFunction: setVariables.functionArn,
        UpdateRecordFunction: updateRecord.functionArn,
        OpenTaskFunction: openTask.functionArn,
      },
      logs: { destination: this.createLogs(stage), level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    for (const fn of [fetchRecord, setVariables, updateRecord, openTask]) fn.grantInvoke(this.stateMachine)
    acceptAnyResource(this.stateMachine, 'Log delivery and X-Ray know no resources.')
    this.publish()
  }

  private createLogs(stage: string) {
    return new LogGroup(this, 'Logs', {
      // Under this prefix AWS keeps one resource policy for all log groups; others run into its size limit.
      logGroupName: `/aws/vendedlogs/states/nouhin-${stage}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
  }

  private publish() {
    const machine = this.stateMachine.node.defaultChild
    if (!(machine instanceof CfnStateMachine)) throw new TypeError('The state machine has no resource.')
    const version = new CfnStateMachineVersion(this, 'Version', {
      stateMachineArn: machine.attrArn,
      stateMachineRevisionId: machine.attrStateMachineRevisionId,
    })
    // Earlier versions stay for a rollback; all go with the state machine.
    version.applyRemovalPolicy(RemovalPolicy.RETAIN)
    new CfnStateMachineAlias(this, 'Live', {
      name: liveAlias,
      routingConfiguration: [{ stateMachineVersionArn: version.attrArn, weight: 100 }],
    })
  }
}
