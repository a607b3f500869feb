import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { readDeployment } from '../lib/deployment.ts'
import { NouhinStack } from '../lib/nouhin-stack.ts'
import { readStage } from '../lib/stage.ts'

const app = new App()
try {
  const deployment = readDeployment((key) => app.node.tryGetContext(key))
  const stage = readStage(deployment.stage)
  new NouhinStack(app, `Nouhin-${stage.name}`, { ...deployment, stage })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
} catch (error) {
  // The message says which key breaks which rule; a stack trace would hide it.
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
