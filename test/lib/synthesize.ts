import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { readDeployment } from '../../lib/deployment.ts'
import type { FunctionName } from '../../lib/names.ts'
import { NouhinStack } from '../../lib/nouhin-stack.ts'
import type { Stage } from '../../lib/stage.ts'
import { parseSettings } from '../../settings/settings.ts'
import { settingsInput } from '../builders/settings.ts'

const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'))
// The CDK's own check of templates takes longer than all the rest; cfn-lint and the synthesis of the app do the same.
const unchecked = { context, builtinCloudFormationValidation: false }

export const someStage = (changes: Partial<Stage> = {}): Stage => {
  const content = settingsInput({
    kintone: { domain: 'example.cybozu.com' },
    mail: { from: '納品 <nouhin@example.jp>', ops: ['ops@example.com'], finished: ['sales@example.com'] },
  })
  return { name: 'office', content, settings: parseSettings(content), keepsData: true, lacks: [], ...changes }
}

/** The stack as it would be deployed, with empty functions. */
export function synthesize(options: Record<string, string> = {}, stage = someStage()) {
  const outdir = mkdtempSync(join(tmpdir(), 'nouhin-cdk-'))
  try {
    const app = new App({ ...unchecked, outdir })
    const deployment = readDeployment((key) => options[key])
    const stack = new NouhinStack(app, `Nouhin-${stage.name}`, {
      ...deployment,
      stage,
      codeOf: () => Code.fromInline('empty'),
    })
    // Cycles are a test of their own, so that the other tests still speak when there is one.
    const template = Template.fromStack(stack, { skipCyclicalDependenciesCheck: true })
    return { app, stack, template, assets: filesIn(outdir), resources: new Resources(template) }
  } finally {
    rmSync(outdir, { recursive: true, force: true })
  }
}

const filesIn = (folder: string) =>
  new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, readFileSync(join(folder, name))]),
  )

export type Properties = Record<string, unknown>
interface FunctionProperties extends Properties {
  Environment: { Variables: Properties }
}

/** Rendered resources by type, and by the path of their construct. */
export class Resources {
  private readonly all: [id: string, resource: { Type: string; Properties: Properties }][]
  constructor(template: Template) {
    this.all = Object.entries(template.toJSON().Resources)
  }

  of(type: string): Properties[] {
    return this.all.filter(([, resource]) => resource.Type === type).map(([, { Properties }]) => Properties)
  }

  idsOf(type: string): string[] {
    return this.all.filter(([, resource]) => resource.Type === type).map(([id]) => id)
  }

  one(type: string): Properties {
    const [only, ...more] = this.of(type)
    if (!only || more.length > 0) throw new Error(`There is not exactly one ${type}.`)
    return only
  }

  functionNamed(name: FunctionName): FunctionProperties {
    const found = this.of('AWS::Lambda::Function').find(({ Description }) => String(Description).endsWith(`: ${name}`))
    if (!found) throw new Error(`There is no function ${name}.`)
    return found as FunctionProperties
  }

  /** What a reference to a resource points to, by its type and the beginning of its id. */
  idOf(type: string, start: string): string {
    const found = this.all.find(([id, resource]) => resource.Type === type && id.startsWith(start))
    if (!found) throw new Error(`There is no ${type} named ${start}….`)
    return found[0]
  }
}
