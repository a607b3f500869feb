import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type FunctionName, functionNames } from '../../lib/names.ts'

const outdir = mkdtempSync(join(tmpdir(), 'bundles-'))
const node = 'node_modules/.bin/node'
const files = new Map<string, string>()

beforeAll(() => {
  const { status, stderr } = spawnSync(node, ['bin/cdk-app.ts'], {
    encoding: 'utf8',
    env: { ...process.env, CDK_OUTDIR: outdir },
  })
  if (status !== 0) throw new Error(stderr)
  const { Resources } = JSON.parse(readFileSync(join(outdir, 'Nouhin-demo.template.json'), 'utf8'))
  for (const { Type, Properties } of Object.values<{ Type: string; Properties: Bundled }>(Resources))
    if (Type === 'AWS::Lambda::Function')
      files.set(
        Properties.Description.replace('Nouhin demo: ', ''),
        join(outdir, `asset.${Properties.Code.S3Key.replace('.zip', '')}`, 'index.mjs'),
      )
}, 120_000)
afterAll(() => rmSync(outdir, { recursive: true }))

interface Bundled {
  Description: string
  Code: { S3Key: string }
}

const environment = {
  AWS_REGION: 'ap-northeast-1',
  TABLE_NAME: 'orders',
  STATE_MACHINE_ARN: 'arn:aws:states:ap-northeast-1:123456789012:stateMachine:process',
  STATE_MACHINE_ALIAS_ARN: 'arn:aws:states:ap-northeast-1:123456789012:stateMachine:process:live',
  SETTINGS_PARAMETER: '/settings',
  LINK_KEYS_SECRET: 'link-keys',
  WEBHOOK_SECRETS_SECRET: 'webhook-secrets',
  KINTONE_TOKEN_SECRET: 'kintone-token',
  PUBLIC_URL: 'https://nouhin.example.jp',
}

function call(name: FunctionName, event: unknown): unknown {
  const { stdout, stderr } = spawnSync(node, ['test/lib/call-bundle.mjs', files.get(name) ?? ''], {
    encoding: 'utf8',
    input: JSON.stringify(event),
    env: { ...environment, PATH: process.env.PATH },
  })
  return stdout === '' ? stderr : JSON.parse(stdout)
}

describe('the bundles', () => {
  it('are there for every function', () => {
    expect([...files.keys()].sort()).toEqual([...functionNames].sort())
  })

  it.each(['fetch-record', 'set-variables', 'update-record', 'open-task', 'execution-ended'] as const)(
    '%s still names its errors as the state machine knows them',
    (name) => {
      expect(call(name, { pid: 1 })).toEqual({ error: 'InvalidPayload' })
    },
  )

  it('serve pages', () => {
    expect(call('style', {})).toEqual({ statusCode: 200 })
    const requestContext = { http: { method: 'GET' } }
    expect(call('task-page', { pathParameters: { link: 'forged' }, requestContext })).toEqual({ statusCode: 404 })
  })

  it.each(['receive-webhook', 'patrol', 'reconcile'] as const)('%s loads', (name) => {
    const { status, stderr } = spawnSync(node, [files.get(name) ?? ''], { encoding: 'utf8', env: environment })
    expect([status, stderr]).toEqual([0, ''])
  })
})
