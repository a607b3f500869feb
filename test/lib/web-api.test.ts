import { describe, expect, it } from '@jest/globals'
import { functionNames } from '../../lib/names.ts'
import { synthesize } from './synthesize.ts'

const { template, resources } = synthesize()
const stage = resources.one('AWS::ApiGatewayV2::Stage')

describe('the HTTP API', () => {
  it('has the routes that the pages, the mails and kintone use; HEAD is one of its own', () => {
    expect(
      resources
        .of('AWS::ApiGatewayV2::Route')
        .map(({ RouteKey }) => RouteKey)
        .sort(),
    ).toEqual([
      'GET /style.css',
      'GET /t/{link}',
      'HEAD /t/{link}',
      'POST /t/{link}',
      'POST /webhook/kintone',
      'POST /webhook/kintone/{secret}',
    ])
  })

  it('hands requests over in payload format 2.0', () => {
    template.allResourcesProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
    })
  })

  it('deploys itself at the root and is throttled', () => {
    expect(stage).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    })
  })

  it('logs which route was asked, never the path, the query or by whom', () => {
    const { Format } = stage.AccessLogSettings as { Format: string }
    expect(JSON.parse(Format)).toMatchObject({ routeKey: '$context.routeKey', status: '$context.status' })
    for (const unwanted of ['path', 'rawpath', 'query', 'sourceip', 'useragent', 'protocol', 'identity'])
      expect(Format.toLowerCase()).not.toContain(unwanted)
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/vendedlogs/http-api/nouhin-office',
      RetentionInDays: 90,
    })
  })

  it('answers at its own address unless a domain is given', () => {
    template.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0)
    template.hasOutput('ApiUrl', {
      Value: { 'Fn::GetAtt': [resources.idOf('AWS::ApiGatewayV2::Api', 'WebApi'), 'ApiEndpoint'] },
    })
  })
})

describe('with a domain', () => {
  const certificateArn = 'arn:aws:acm:ap-northeast-1:123456789012:certificate/0a1b'
  const own = synthesize({ domain: 'nouhin.example.jp', certificateArn })

  it('answers there and nowhere else', () => {
    own.template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'nouhin.example.jp',
      DomainNameConfigurations: [{ CertificateArn: certificateArn, EndpointType: 'REGIONAL' }],
    })
    own.template.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 1)
    own.template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true })
  })

  it('tells the operator, and every function that reads the settings', () => {
    own.template.hasOutput('ApiUrl', { Value: 'https://nouhin.example.jp' })
    own.template.hasOutput('WebhookUrl', { Value: 'https://nouhin.example.jp/webhook/kintone/' })
    const environments = functionNames.map((name) => own.resources.functionNamed(name).Environment.Variables)
    const readers = environments.filter(({ SETTINGS_PARAMETER }) => SETTINGS_PARAMETER !== undefined)
    expect(readers.length).toBeGreaterThan(1)
    for (const told of readers) expect(told.PUBLIC_URL).toBe('https://nouhin.example.jp')
  })
})
