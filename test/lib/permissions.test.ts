import { describe, expect, it } from '@jest/globals'
import { type FunctionName, functionNames } from '../../lib/names.ts'
import { synthesize } from './synthesize.ts'

interface Statement {
  Effect: string
  Action: string | string[]
  Resource: unknown
  Condition?: unknown
}

const { resources } = synthesize()
const policies = resources.of('AWS::IAM::Policy').map(({ PolicyDocument, Roles }) => ({
  role: JSON.stringify(Roles),
  statements: (PolicyDocument as { Statement: Statement[] }).Statement,
}))
const camel = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
const statementsOf = (name: FunctionName) =>
  policies.filter(({ role }) => role.includes(`${camel(name)}Role`)).flatMap(({ statements }) => statements)
const actionsOf = (statements: Statement[]) => statements.flatMap(({ Action }) => Action).sort()

const always = ['logs:CreateLogStream', 'logs:PutLogEvents', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments']
const key = ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo']
const items = ['dynamodb:GetItem', 'dynamodb:PutItem', ...key.map((action) => `kms:${action}`)]
const reading = ['ssm:GetParameter', 'secretsmanager:GetSecretValue']
const expected: Record<FunctionName, string[]> = {
  'receive-webhook': [...items, ...reading, 'states:StartExecution'],
  'fetch-record': [...items, ...reading],
  'set-variables': [...items, 'ssm:GetParameter'],
  'update-record': [...items, ...reading],
  'open-task': [...items, ...reading, 'states:SendTaskSuccess', 'ses:SendEmail'],
  'task-page': [...items, ...reading, 'states:SendTaskSuccess', 'ses:SendEmail'],
  style: [],
  patrol: [
    ...items,
    ...reading,
    'dynamodb:Query',
    'states:StartExecution',
    'states:DescribeExecution',
    'states:StopExecution',
    'states:SendTaskSuccess',
    'ses:SendEmail',
  ],
  reconcile: [
    ...items,
    ...reading,
    'dynamodb:Query',
    'states:StartExecution',
    'states:DescribeExecution',
    'states:ListExecutions',
  ],
  'execution-ended': [...items, ...reading, 'states:DescribeExecution', 'ses:SendEmail'],
}

describe('permissions', () => {
  it.each(functionNames)('%s may do what it must, and nothing else', (name) => {
    expect(actionsOf(statementsOf(name))).toEqual([...expected[name], ...always].sort())
  })

  it('name every action in full', () => {
    expect(
      actionsOf(policies.flatMap(({ statements }) => statements)).filter((action) => action.includes('*')),
    ).toEqual([])
  })

  it('name every resource in full, but for what has no name beforehand', () => {
    const open = policies
      .flatMap(({ statements }) => statements)
      .filter(({ Resource }) => JSON.stringify(Resource).includes('*'))
    const nameless = /^(xray|logs):|^states:(Describe|Stop)Execution$|^ses:SendEmail$/
    expect(actionsOf(open).filter((action) => !nameless.test(action))).toEqual([])
    expect(actionsOf(open)).not.toContain('logs:PutLogEvents')
  })

  it('let nobody send in the name of another', () => {
    const sending = functionNames.flatMap(statementsOf).filter(({ Action }) => Action === 'ses:SendEmail')
    expect(sending.map(({ Condition }) => Condition)).toEqual(
      Array(4).fill({ StringEquals: { 'ses:FromAddress': 'nouhin@example.jp' } }),
    )
  })

  it('let patrol query one index and reconcile the other', () => {
    const queried = (name: FunctionName) =>
      JSON.stringify(statementsOf(name).find(({ Action }) => Action === 'dynamodb:Query'))
    expect(queried('patrol')).toContain('/index/attention"')
    expect(queried('reconcile')).toContain('/index/open"')
  })

  it('give no role a policy that AWS may widen', () => {
    for (const role of resources.of('AWS::IAM::Role')) expect(role).not.toHaveProperty('ManagedPolicyArns')
  })
})
