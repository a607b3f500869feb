import { readEnvironment } from '../environment.ts'
import { createWebhookSecrets } from '../secrets-manager-secrets.ts'
import { clock } from './clock.ts'
import { secretsManager as client } from './secrets-manager.ts'

const { WEBHOOK_SECRETS_SECRET: secret } = readEnvironment('WEBHOOK_SECRETS_SECRET')

export const webhookSecrets = createWebhookSecrets({ client, secret, clock })
