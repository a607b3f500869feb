import { fileURLToPath } from 'node:url'
import { RemovalPolicy } from 'aws-cdk-lib'
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
import { deliveredLogs, Logs } from './logs.ts'
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
    const logs = new Logs(this, 'Logs', deliveredLogs(`states/nouhin-${stage}`))
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
      logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    for (const fn of [fetchRecord, setVariables, updateRecord, openTask]) fn.grantInvoke(this.stateMachine)
    acceptAnyResource(this.stateMachine, 'Log delivery and X-Ray know no resources.')
    this.publish()
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
