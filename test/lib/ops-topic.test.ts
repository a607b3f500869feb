import { describe, expect, it } from '@jest/globals'
import { parseSettings } from '../../settings/settings.ts'
import { settingsInput } from '../builders/settings.ts'
import { createResolver } from './resolve.ts'
import { someStage, synthesize } from './synthesize.ts'

const ops = ['ops@example.com', 'night@example.com', 'ops@example.com']
const content = settingsInput({ kintone: { domain: 'example.cybozu.com' }, mail: { from: 'nouhin@example.jp', ops } })
const { template, resources } = synthesize({}, someStage({ content, settings: parseSettings(content) }))
const topic = { Ref: resources.idOf('AWS::SNS::Topic', 'OpsTopic') }
const place = { region: 'ap-northeast-1', account: '123456789012' }
const resolve = createResolver(template.toJSON().Resources, place)
const alarmsOfAccount = {
  StringEquals: { 'aws:SourceAccount': place.account },
  ArnLike: { 'aws:SourceArn': `arn:aws:cloudwatch:${place.region}:${place.account}:alarm:*` },
}

describe('the topic of operations', () => {
  it('mails every address of the settings, once', () => {
    const subscriptions = resources.of('AWS::SNS::Subscription')
    expect(subscriptions).toEqual(
      ['ops@example.com', 'night@example.com'].map((Endpoint) => ({ Endpoint, Protocol: 'email', TopicArn: topic })),
    )
  })

  it('is encrypted by a key of its own, which CloudWatch may use for the alarms of this account', () => {
    const key = resources.idOf('AWS::KMS::Key', 'OpsTopic')
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [key, 'Arn'] } })
    const [, ofKey] = resources.of('AWS::KMS::Key')
    const { Statement } = resolve(ofKey?.KeyPolicy) as { Statement: unknown[] }
    expect(ofKey?.EnableKeyRotation).toBe(true)
    expect(Statement[1]).toEqual({
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
      Condition: alarmsOfAccount,
    })
  })

  it('takes nothing but over TLS, and from alarms of this account', () => {
    const { PolicyDocument } = resources.one('AWS::SNS::TopicPolicy')
    const { Statement } = resolve(PolicyDocument) as { Statement: object[] }
    const arn = `arn:aws:sns:${place.region}:${place.account}:nouhin-office-ops`
    expect(Statement).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Principal: '*',
        Action: 'sns:Publish',
        Resource: arn,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: arn,
        Condition: alarmsOfAccount,
      }),
    ])
  })
})

describe('an execution that has ended otherwise than well', () => {
  interface Target {
    Arn: unknown
    InputTransformer: { InputPathsMap: Record<string, string>; InputTemplate: unknown }
  }
  const rule = resources
    .of('AWS::Events::Rule')
    .find(({ EventPattern }) => JSON.stringify(EventPattern).includes('aws.states'))
  const targets = (rule?.Targets ?? []) as Target[]
  const transformer = targets.find(({ Arn }) => JSON.stringify(Arn) === JSON.stringify(topic))?.InputTransformer

  it('is told to operations as FAILED, TIMED_OUT or ABORTED, beside the function that marks its order', () => {
    expect(rule?.EventPattern).toMatchObject({ detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'] } })
    expect(targets).toHaveLength(2)
  })

  it('is told with its name, its end, its page in the console and what to do, and nothing else of it', () => {
    expect(transformer?.InputPathsMap).toEqual({
      'detail-name': '$.detail.name',
      'detail-status': '$.detail.status',
      'detail-executionArn': '$.detail.executionArn',
    })
    expect(String(resolve(transformer?.InputTemplate)).split('\n')).toEqual([
      '"The execution of order <detail-name> has ended: <detail-status>."',
      `"Look at it: https://${place.region}.console.aws.amazon.com/states/home?region=${place.region}#/v2/executions/details/<detail-executionArn>"`,
      '"What to do, with all values: nouhin show <detail-name> --stage office"',
      '"FAILED or TIMED_OUT: mend the cause and redrive it within 14 days, or cancel the order."',
      '"ABORTED: nothing, if the order was cancelled; else redrive it, or cancel the order."',
      '"See docs/operations.md#executions-failed"',
    ])
  })
})
