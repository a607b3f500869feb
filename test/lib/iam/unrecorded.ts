import { functionNames } from '../../../lib/names.ts'
import type { Granted, Role } from './roles.ts'

/** Permissions that no function of ours calls for by itself, and why they are there all the same: nobody may lack them. */
export interface Exception {
  why: string
  user: RegExp
  /** Of those users, only who may do this needs them. */
  beside?: RegExp
  actions: string[]
  resource: RegExp
  /** A condition that must be there. */
  condition?: Granted['condition']
}

const functions = new RegExp(`^(${functionNames.join('|')})$`)
const states = /^states$/
const anything = /^\*$/

export const unrecorded = ({ region }: { region: string }): Exception[] => [
  {
    why: 'Lambda sends the traces of active tracing by the function’s role; X-Ray knows no resources for them.',
    user: functions,
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    resource: anything,
  },
  {
    why: 'Lambda writes the function’s log by its role, to the one group; streams are named as they come.',
    user: functions,
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resource: /^arn:aws:logs:[^*]+:log-group:\/nouhin\/office\/[a-z-]+:\*$/,
  },
  {
    why:
      'DynamoDB uses the table’s key in the caller’s name. These are what AWS lists as its minimum, less CreateGrant, ' +
      'which only who makes the table needs; the condition leaves the key to nobody but DynamoDB. Settings and secrets ' +
      'lie under keys of AWS’s own, which need no grant. ' +
      'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html#dynamodb-kms-authz',
    user: functions,
    beside: /^dynamodb:/,
    actions: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    resource: /^arn:aws:kms:[^*]+:key\/ProcessTableKey[^*]+$/,
    condition: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } },
  },
  {
    why:
      'Lambda makes and removes network interfaces by the function’s role; they have no names beforehand. ' +
      'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions',
    user: /^(fetch-record|update-record|receive-webhook|patrol|reconcile)$/,
    actions: [
      'ec2:CreateNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:DeleteNetworkInterface',
      'ec2:AssignPrivateIpAddresses',
      'ec2:UnassignPrivateIpAddresses',
    ],
    resource: anything,
  },
  {
    why:
      'Step Functions sets up and writes the machine’s log by its role; AWS documents these actions without resources. ' +
      'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy',
    user: states,
    actions: [
      'logs:CreateLogDelivery',
      'logs:GetLogDelivery',
      'logs:UpdateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:DescribeResourcePolicies',
      'logs:DescribeLogGroups',
    ],
    resource: anything,
  },
  {
    why:
      'Step Functions traces and samples by the machine’s role; X-Ray knows no resources for that. ' +
      'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html',
    user: states,
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
    resource: anything,
  },
  {
    why: 'EventBridge mails operations of executions that have ended, by the topic and with its key; no function does.',
    user: /^events ops-topic$/,
    actions: ['sns:Publish'],
    resource: /^arn:aws:sns:[^*]+:nouhin-office-ops$/,
  },
  {
    why:
      'A topic under a key of ours is published to with that key. ' +
      'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#sns-what-permissions-for-sse',
    user: /^events ops-topic$/,
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resource: /^arn:aws:kms:[^*]+:key\/OpsTopicKey[^*]+$/,
  },
  {
    why: 'Flow logs of the fixed way out, to their one group.',
    user: /^vpc-flow-logs$/,
    actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    resource: /^arn:aws:logs:[^*]+:log-group:\/nouhin\/office\/network:\*$/,
  },
]

export const excuses = (exception: Exception, { user }: Role, { action, resource, condition }: Granted): boolean =>
  exception.user.test(user) &&
  exception.actions.includes(action) &&
  exception.resource.test(resource) &&
  isSame(exception.condition, condition)

/** What a role lacks that no recorded call can tell of. */
export const lackedBy = (role: Role, exceptions: readonly Exception[]): string[] =>
  exceptions
    .filter(
      ({ user, beside }) => user.test(role.user) && (!beside || role.granted.some((one) => beside.test(one.action))),
    )
    .flatMap((exception) =>
      exception.actions.filter(
        (action) => !role.granted.some((one) => one.action === action && excuses(exception, role, one)),
      ),
    )

/** What a recorded call may be allowed on by a pattern, and why no name does. */
const patterns: { why: string; action: RegExp; resource: RegExp; condition?: Granted['condition'] }[] = [
  {
    why: 'Executions are named by order; the state machine’s name before them is exact.',
    action: /^states:(Describe|Stop|Redrive)Execution$/,
    resource: /^arn:aws:states:[^*]+:execution:nouhin-office-order-delivery:\*$/,
  },
  {
    why: 'Bound to the one sender by its condition; in the sandbox SES asks for the recipient’s identity too.',
    action: /^ses:SendEmail$/,
    resource: /^arn:aws:ses:[^*]+:identity\/\*$/,
    condition: { StringEquals: { 'ses:FromAddress': 'nouhin@example.jp' } },
  },
]

export const isKnownPattern = ({ action, resource, condition }: Granted): boolean =>
  patterns.some(
    (known) => known.action.test(action) && known.resource.test(resource) && isSame(known.condition, condition),
  )

const isSame = (expected: Granted['condition'], condition: Granted['condition']) =>
  JSON.stringify(expected) === JSON.stringify(condition)
