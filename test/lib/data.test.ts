import { describe, expect, it } from '@jest/globals'
import { parseSettings, SettingsInvalid } from '../../settings/settings.ts'
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
    const data = ['AWS::DynamoDB::Table', 'AWS::SecretsManager::Secret']
    const key = { Properties: { Description: 'Nouhin orders' } }
    for (const type of data) template.allResources(type, { UpdateReplacePolicy: 'Retain' })
    template.allResources('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain' })
    template.hasResource('AWS::KMS::Key', { ...key, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
    template.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true })
    const demo = synthesize({}, someStage({ name: 'demo', keepsData: false }))
    for (const type of data) demo.template.allResources(type, { DeletionPolicy: 'Delete' })
    demo.template.hasResource('AWS::KMS::Key', { ...key, DeletionPolicy: 'Delete' })
    demo.template.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false })
    expect([demo.stack.terminationProtection, synthesize().stack.terminationProtection]).toEqual([false, true])
  })
})

const parameter = resources.one('AWS::SSM::Parameter')
/** A lane with as many members as it may have, with a name so long. */
const stageWithNames = (length: number) => {
  const members = Array.from({ length: 40 }, (_, index) => ({
    id: `member-${index}`,
    name: '髙'.repeat(length),
    email: `member-${index}@example.com`,
  }))
  const content = { ...someStage().content, lanes: { ...someStage().settings.lanes, 構築担当: { members } } }
  return someStage({ content, settings: parseSettings(content) })
}

describe('the settings parameter', () => {
  it('holds the settings as the file has them, in ASCII, which CloudFormation leaves alone', () => {
    expect(parameter.Name).toBe('/nouhin/office/settings')
    expect(JSON.parse(String(parameter.Value))).toEqual(someStage().content)
    expect(parameter.Value).toMatch(/^[ -~]*$/)
  })

  it('is as large as it must be, and may shrink again', () => {
    const { Value, Tier } = synthesize({}, stageWithNames(10)).resources.one('AWS::SSM::Parameter')
    expect(String(Value).length).toBeGreaterThan(4096)
    expect([parameter.Tier, Tier]).toEqual(['Intelligent-Tiering', 'Intelligent-Tiering'])
  })

  it('is refused beyond 8 KB', () => {
    expect(() => synthesize({}, stageWithNames(60))).toThrow(SettingsInvalid)
    expect(() => synthesize({}, stageWithNames(60))).toThrow(/at most 8192 bytes/)
  })
})

describe('the secrets', () => {
  it('outlive the stack, but for a first deployment that fails: the next one needs their names', () => {
    template.allResources('AWS::SecretsManager::Secret', { DeletionPolicy: 'RetainExceptOnCreate' })
  })

  it('are there without a value, so that none is in the template', () => {
    const names = resources.of('AWS::SecretsManager::Secret').map(({ Name }) => Name)
    expect(names).toEqual(['nouhin/office/link-keys', 'nouhin/office/webhook-secrets', 'nouhin/office/kintone-token'])
    for (const secret of resources.of('AWS::SecretsManager::Secret')) {
      expect(secret).not.toHaveProperty('SecretString')
      expect(secret).not.toHaveProperty('GenerateSecretString')
    }
    expect(JSON.stringify(template.toJSON())).not.toContain('{{resolve:')
  })
})

describe('the sender', () => {
  it('is verified by its address, by its domain, or was so before', () => {
    template.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'nouhin@example.jp' })
    const byDomain = synthesize({ ses: 'domain' }).template
    byDomain.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'example.jp' })
    expect(Object.keys(byDomain.findOutputs('*')).filter((id) => id.startsWith('Dkim'))).toHaveLength(3)
    synthesize({ ses: 'existing' }).template.resourceCountIs('AWS::SES::EmailIdentity', 0)
  })
})
