import { spawnSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { readStage } from '../../lib/stage.ts'
import { findCycle, referencesOf } from './references.ts'
import { synthesize } from './synthesize.ts'

const plain = synthesize()
const certificateArn = 'arn:aws:acm:ap-northeast-1:123456789012:certificate/0a1b'
const full = synthesize({ ses: 'domain', egress: 'fixed', domain: 'nouhin.example.jp', certificateArn })

describe.each([
  ['plain', plain],
  ['with a domain, DKIM and a fixed address', full],
])('the stack, %s', (_, { app, template }) => {
  it('can be created in some order', () => {
    expect(findCycle(referencesOf(template.toJSON().Resources))).toBeUndefined()
  })

  it('is plain ASCII, as CloudFormation makes ? of the rest', () => {
    expect(JSON.stringify(template.toJSON())).toMatch(/^[ -~]*$/)
  })

  it.each([new AwsSolutionsChecks(), new ServerlessChecks()])('leaves no finding of $name unanswered', (pack) => {
    expect(pack.validateScope(app).violations).toEqual([])
  })

  it('needs no look into an account', () => {
    expect(app.synth().manifest.missing).toBeUndefined()
  })
})

describe('the stack', () => {
  it('tells where to go on, without a secret', () => {
    expect(Object.keys(plain.template.findOutputs('*'))).toEqual([
      'ApiUrl',
      'WebhookUrl',
      'StateMachineArn',
      'TableName',
    ])
    const [{ WebhookUrl }] = [plain.template.findOutputs('WebhookUrl')]
    expect(JSON.stringify(WebhookUrl)).toContain('"/webhook/kintone/"')
  })

  it('sends what goes to kintone through one fixed address, if asked to', () => {
    plain.template.resourceCountIs('AWS::EC2::VPC', 0)
    full.template.resourceCountIs('AWS::EC2::EIP', 1)
    full.template.resourceCountIs('AWS::EC2::NatGateway', 1)
    full.template.hasOutput('EgressAddress', { Description: 'What kintone sees' })
    const inside = full.resources.of('AWS::Lambda::Function').filter(({ VpcConfig }) => VpcConfig !== undefined)
    expect(inside.map(({ Description }) => Description).sort()).toEqual(
      ['fetch-record', 'patrol', 'receive-webhook', 'reconcile', 'update-record'].map(
        (name) => `Nouhin office: ${name}`,
      ),
    )
  })

  it('is what it was', () => {
    const masked = JSON.stringify(plain.template.toJSON()).replace(/[0-9a-f]{64}/g, '[hash]')
    expect(JSON.parse(masked)).toMatchSnapshot()
  })
})

it('says of the demo’s settings, key by key, what a deployment needs', () => {
  const { stack } = synthesize({}, readStage('demo'))
  const warnings = stack.node.metadata.filter(({ type }) => type === 'aws:cdk:warning')
  expect(warnings.map(({ data }) => `${data}`)).toEqual([
    expect.stringMatching(/ kintone\.domain: [^;]+; mail\.from: [^;]+$/),
  ])
})

describe('the app', () => {
  const run = (context: Record<string, string>) =>
    spawnSync('node_modules/.bin/node', ['bin/cdk-app.ts'], {
      encoding: 'utf8',
      env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify(context) },
    })

  it('stops with the key and the rule', () => {
    const { status, stderr } = run({ stage: 'nowhere' })
    expect(status).toBe(1)
    expect(stderr).toMatch(
      /nowhere\.json: .*\n +ファイル全体 \/ the file: .* \/ there must be one for the stage; stages are .*demo/,
    )
    expect(stderr).not.toContain('    at ')
  })
})
