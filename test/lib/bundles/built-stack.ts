import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve as absolute, join } from 'node:path'
import type { FunctionName } from '../../../lib/names.ts'
import { functionName } from '../iam/roles.ts'
import { createResolver, type TemplateResources } from '../resolve.ts'

export const place = { region: 'ap-northeast-1', account: '123456789012' }

export interface Built {
  /** The bundle, as it would be uploaded. */
  file: string
  /** The template's environment of the function, resolved. */
  told: Record<string, string>
}

/** Synthesizes the app as a deployment does. `remove` takes the bundles away. */
export function buildStack() {
  const outdir = mkdtempSync(join(tmpdir(), 'bundles-'))
  const { status, stderr } = spawnSync('node_modules/.bin/node', ['bin/cdk-app.ts'], {
    encoding: 'utf8',
    env: { ...process.env, CDK_OUTDIR: outdir },
  })
  if (status !== 0) throw new Error(stderr)
  const resources: TemplateResources = JSON.parse(
    readFileSync(join(outdir, 'Nouhin-demo.template.json'), 'utf8'),
  ).Resources
  const resolve = createResolver(resources, place)
  const built = (properties: Record<string, unknown>): Built => {
    const { S3Key } = properties.Code as { S3Key: string }
    const { Variables } = properties.Environment as { Variables: unknown }
    const file = absolute(outdir, `asset.${S3Key.replace('.zip', '')}`, 'index.mjs')
    return { file, told: resolve(Variables) as Record<string, string> }
  }
  const functions = new Map(
    Object.values(resources)
      .filter(({ Type }) => Type === 'AWS::Lambda::Function')
      .map((resource) => [functionName(resource) as FunctionName, built(resource.Properties)]),
  )
  return { functions, remove: () => rmSync(outdir, { recursive: true }) }
}
