import { describe, expect, it } from '@jest/globals'
import { type FunctionName, functionNames } from '../../lib/names.ts'
import { askedEnvironment } from './asked-environment.ts'
import { synthesize } from './synthesize.ts'

const { template, resources } = synthesize()
const functions = new Map(functionNames.map((name) => [name, resources.functionNamed(name)]))
const variablesOf = (name: FunctionName) => resources.functionNamed(name).Environment.Variables

const settings = ['PUBLIC_URL', 'SETTINGS_PARAMETER']
const starts = ['STATE_MACHINE_ALIAS_ARN', 'STATE_MACHINE_ARN']
const environment: Record<FunctionName, string[]> = {
  'receive-webhook': ['TABLE_NAME', ...settings, ...starts, 'WEBHOOK_SECRETS_SECRET', 'KINTONE_TOKEN_SECRET'],
  'fetch-record': ['TABLE_NAME', ...settings, 'KINTONE_TOKEN_SECRET'],
  'set-variables': ['TABLE_NAME', ...settings],
  'update-record': ['TABLE_NAME', ...settings, 'KINTONE_TOKEN_SECRET'],
  'open-task': ['TABLE_NAME', ...settings, 'LINK_KEYS_SECRET'],
  'task-page': ['TABLE_NAME', ...settings, 'LINK_KEYS_SECRET'],
  style: [],
  patrol: ['TABLE_NAME', ...settings, ...starts, 'LINK_KEYS_SECRET', 'KINTONE_TOKEN_SECRET'],
  reconcile: ['TABLE_NAME', ...settings, ...starts, 'KINTONE_TOKEN_SECRET'],
  'execution-ended': ['TABLE_NAME', ...settings, 'STATE_MACHINE_ARN', 'LINK_KEYS_SECRET'],
}

describe('the functions', () => {
  it('are those that have an entry point', () => {
    template.resourceCountIs('AWS::Lambda::Function', functionNames.length)
  })

  it('run on Node 24 and ARM, are traced, and reserve no concurrency, which new accounts lack', () => {
    template.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 512,
      TracingConfig: { Mode: 'Active' },
    })
    for (const one of functions.values()) expect(one).not.toHaveProperty('ReservedConcurrentExecutions')
  })

  it('log to a group of their own name, for three months', () => {
    const groups = resources.of('AWS::Logs::LogGroup')
    for (const name of functionNames)
      expect(groups).toContainEqual(
        expect.objectContaining({ LogGroupName: `/nouhin/office/${name}`, RetentionInDays: 90 }),
      )
    for (const one of functions.values())
      expect(one.LoggingConfig).toEqual({ LogGroup: { Ref: expect.stringMatching(/Logs/) } })
  })

  it.each(functionNames)('%s is told what it needs and nothing else', (name) => {
    expect(Object.keys(variablesOf(name)).sort()).toEqual([...environment[name], 'NODE_OPTIONS'].sort())
    expect(variablesOf(name).NODE_OPTIONS).toBe('--enable-source-maps')
  })

  it.each(functionNames)('%s is told what its entry point asks for', (name) => {
    // The simulated kintone's address is for tests; no stack has one.
    const asked = askedEnvironment(name).filter((variable) => variable !== 'KINTONE_BASE_URL')
    expect(environment[name]).toEqual(expect.arrayContaining(asked))
  })

  it('finish patrols within the lease, and pages within what the API waits for', () => {
    const timeouts = Object.fromEntries([...functions].map(([name, one]) => [name, one.Timeout]))
    expect(timeouts.patrol).toBeLessThan(300)
    expect(timeouts.reconcile).toBeLessThan(300)
    for (const name of ['receive-webhook', 'task-page', 'style']) expect(timeouts[name]).toBeLessThan(30)
  })
})

interface Statement {
  Effect: string
  Action: string | string[]
  Resource: unknown
  Condition?: unknown
}

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
