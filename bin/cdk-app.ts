import { join } from 'node:path'
import { App, Validations } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { bundleFunctions } from '../lib/bundling.ts'
import { readDeployment } from '../lib/deployment.ts'
import type { FunctionName } from '../lib/names.ts'
import { NouhinStack } from '../lib/nouhin-stack.ts'
import { readStage } from '../lib/stage.ts'

const app = new App()
try {
  const deployment = readDeployment((key) => app.node.tryGetContext(key))
  const stage = readStage(deployment.stage)
  const bundles = join(app.outdir, 'bundles')
  bundleFunctions(bundles)
  const codeOf = (name: FunctionName) => Code.fromAsset(join(bundles, name))
  new NouhinStack(app, `Nouhin-${stage.name}`, { ...deployment, stage, codeOf })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
} catch (error) {
  // The message says which key breaks which rule; a stack trace would hide it.
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
