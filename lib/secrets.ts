import { RemovalPolicy } from 'aws-cdk-lib'
import { Grant } from 'aws-cdk-lib/aws-iam'
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { accept } from './accepted-findings.ts'
import type { NouhinFunction } from './nouhin-function.ts'
import type { Stage } from './stage.ts'

/** A secret without a value: its value is put by hand, so that no template, file or log ever holds it. */
class HandPutSecret extends Construct {
  readonly secretName: string
  private readonly secret: CfnSecret
  private readonly variable: string

  constructor(scope: Construct, id: string, props: { stage: Stage; name: string; variable: string; content: string }) {
    super(scope, id)
    const { stage, name, variable, content } = props
    this.variable = variable
    this.secretName = `nouhin/${stage.name}/${name}`
    this.secret = new CfnSecret(this, 'Secret', { name: this.secretName, description: `Nouhin: ${content}` })
    const { RETAIN_ON_UPDATE_OR_DELETE, DESTROY } = RemovalPolicy
    // One that a failed first deployment left, still empty, would stand in the way of the second by its name.
    this.secret.applyRemovalPolicy(stage.keepsData ? RETAIN_ON_UPDATE_OR_DELETE : DESTROY)
    accept(this.secret, 'AwsSolutions-SMG4', 'Rotated by hand: live links and the webhook URL depend on the old value.')
  }

  allowRead(grantee: NouhinFunction) {
    grantee.addEnvironment(this.variable, this.secret.ref)
    const resourceArns = [this.secret.ref]
    Grant.addToPrincipal({ grantee, actions: ['secretsmanager:GetSecretValue'], resourceArns })
  }
}

export class Secrets extends Construct {
  readonly linkKeys: HandPutSecret
  readonly webhookSecrets: HandPutSecret
  readonly kintoneToken: HandPutSecret

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id)
    this.linkKeys = new HandPutSecret(this, 'LinkKeys', {
      stage,
      name: 'link-keys',
      variable: 'LINK_KEYS_SECRET',
      content: 'the keys that sign task links, {"current": id, "keys": {id: key}}',
    })
    this.webhookSecrets = new HandPutSecret(this, 'WebhookSecrets', {
      stage,
      name: 'webhook-secrets',
      variable: 'WEBHOOK_SECRETS_SECRET',
      content: 'what the webhook URL may end with, [current, previous]',
    })
    this.kintoneToken = new HandPutSecret(this, 'KintoneToken', {
      stage,
      name: 'kintone-token',
      variable: 'KINTONE_TOKEN_SECRET',
      content: 'the API token of the kintone app, or an object of all that kintone is reached by',
    })
  }
}
