import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { clientOptions } from '../../lambdas/adapters/aws/client-options.ts'
import {
  createKintoneSecrets,
  createLinkKeys,
  createWebhookSecrets,
} from '../../lambdas/adapters/aws/secrets-manager-secrets.ts'
import type { KeyRing } from '../../lambdas/core/ports.ts'
import type { StageNames } from './stage-names.ts'

/** The secrets of a stage; reads throw SecretUnavailable and SecretInvalid. */
export function openStageSecrets({ linkKeys, webhookSecrets, kintoneToken }: StageNames) {
  const client = new SecretsManagerClient(clientOptions)
  const clock = { now: () => new Date() }
  return {
    ...createLinkKeys({ client, secret: linkKeys, clock }),
    ...createWebhookSecrets({ client, secret: webhookSecrets, clock }),
    kintone: createKintoneSecrets({ client, secret: kintoneToken, clock }),
    async putKeyRing(ring: KeyRing): Promise<void> {
      await client.send(new PutSecretValueCommand({ SecretId: linkKeys, SecretString: JSON.stringify(ring) }))
    },
  }
}
export type StageSecrets = ReturnType<typeof openStageSecrets>
