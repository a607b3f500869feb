import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { Match } from 'aws-cdk-lib/assertions'
import { nodes, stateName } from '../../statemachine/process.ts'
import { synthesize } from './synthesize.ts'

const { assets, template, resources } = synthesize()
const machine = resources.one('AWS::StepFunctions::StateMachine')
const machineId = resources.idOf('AWS::StepFunctions::StateMachine', 'OrderProcess')

describe('the state machine', () => {
  it('is a Standard one, named so that functions can know its ARN beforehand', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      StateMachineName: 'nouhin-office-order-delivery',
      StateMachineType: 'STANDARD',
    })
  })

  it('is the definition of statemachine/, byte for byte', () => {
    const { Key } = machine.DefinitionS3Location as { Key: string }
    const deployed = assets.get(`asset.${Key}`)
    expect(deployed).toEqual(readFileSync('statemachine/order-delivery.asl.json'))
    for (const node of Object.keys(nodes) as (keyof typeof nodes)[])
      expect(deployed?.toString()).toContain(`"${stateName(node)}": {`)
  })

  it('knows every function that the definition leaves open', () => {
    const open = readFileSync('statemachine/order-delivery.asl.json', 'utf8').matchAll(/\$\{(\w+)\}/g)
    const given = machine.DefinitionSubstitutions as Record<string, unknown>
    expect(Object.keys(given).sort()).toEqual([...new Set([...open].map(([, name]) => name))].sort())
    expect(given.OpenTaskFunction).toEqual({
      'Fn::GetAtt': [resources.idOf('AWS::Lambda::Function', 'HumanTasksOpenTask'), 'Arn'],
    })
  })

  it('logs every step without what it carries, and is traced', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    })
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/vendedlogs/states/nouhin-office',
      RetentionInDays: 90,
    })
  })

  it('is published: new orders start on the alias, which points to the newest version', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachineAlias', {
      Name: 'live',
      RoutingConfiguration: [
        {
          StateMachineVersionArn: {
            'Fn::GetAtt': [resources.idOf('AWS::StepFunctions::StateMachineVersion', 'OrderProcess'), 'Arn'],
          },
          Weight: 100,
        },
      ],
    })
    template.hasResource('AWS::StepFunctions::StateMachineVersion', {
      Properties: { StateMachineRevisionId: { 'Fn::GetAtt': [machineId, 'StateMachineRevisionId'] } },
      UpdateReplacePolicy: 'Retain',
    })
    const { STATE_MACHINE_ALIAS_ARN } = resources.functionNamed('patrol').Environment.Variables
    expect(JSON.stringify(STATE_MACHINE_ALIAS_ARN)).toContain(':stateMachine:nouhin-office-order-delivery:live"')
  })
})

describe('an execution that ends otherwise than done', () => {
  it('is told to execution-ended', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.states'],
        'detail-type': ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [{ Ref: machineId }], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
      },
      Targets: Match.arrayWith([
        Match.objectLike({ Arn: { 'Fn::GetAtt': [resources.idOf('AWS::Lambda::Function', 'ExecutionWatch'), 'Arn'] } }),
      ]),
    })
  })
})

describe('schedules', () => {
  it.each([
    ['patrol', 'rate(1 minute)', 'SchedulesPatrol'],
    ['reconcile', 'rate(5 minutes)', 'SchedulesReconcile'],
  ])('run %s by %s and repeat no failed run themselves', (_, rate, id) => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: rate,
      State: 'ENABLED',
      Target: {
        Arn: { 'Fn::GetAtt': [resources.idOf('AWS::Lambda::Function', id), 'Arn'] },
        RetryPolicy: { MaximumRetryAttempts: 0 },
      },
    })
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: resources.idOf('AWS::Lambda::Function', id) },
      MaximumRetryAttempts: 0,
    })
  })
})
