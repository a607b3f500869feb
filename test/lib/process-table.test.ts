import { describe, expect, it } from '@jest/globals'
import { someStage, synthesize } from './synthesize.ts'

const { template, resources } = synthesize()

describe('the table', () => {
  it('has one key and two indexes that hold keys only', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    })
    expect(resources.one('AWS::DynamoDB::Table').GlobalSecondaryIndexes).toEqual([
      {
        IndexName: 'attention',
        KeySchema: [
          { AttributeName: 'attention', KeyType: 'HASH' },
          { AttributeName: 'attentionAt', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
      {
        IndexName: 'open',
        KeySchema: [
          { AttributeName: 'state', KeyType: 'HASH' },
          { AttributeName: 'openedAt', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ])
  })

  it('is encrypted with a key of its own, which is renewed, and can be restored to any point in time', () => {
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true })
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      SSESpecification: {
        SSEEnabled: true,
        SSEType: 'KMS',
        KMSMasterKeyId: { 'Fn::GetAtt': [resources.idOf('AWS::KMS::Key', 'ProcessTable'), 'Arn'] },
      },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    })
  })

  it('outlives the stack, except in the demo', () => {
    const data = ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::SecretsManager::Secret']
    for (const type of data) template.allResources(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
    template.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true })
    const demo = synthesize({}, someStage({ name: 'demo', keepsData: false }))
    for (const type of data) demo.template.allResources(type, { DeletionPolicy: 'Delete' })
    demo.template.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false })
    expect([demo.stack.terminationProtection, synthesize().stack.terminationProtection]).toEqual([false, true])
  })
})
