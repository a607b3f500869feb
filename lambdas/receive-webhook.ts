import { clock } from './adapters/aws/deployed/clock.ts'
import { executions } from './adapters/aws/deployed/executions.ts'
import { kintoneBy } from './adapters/aws/deployed/kintone.ts'
import { ledger } from './adapters/aws/deployed/ledger.ts'
import { log } from './adapters/aws/deployed/log.ts'
import { observe } from './adapters/aws/deployed/observe.ts'
import { orders } from './adapters/aws/deployed/orders.ts'
import { settings } from './adapters/aws/deployed/settings.ts'
import { webhookSecrets } from './adapters/aws/deployed/webhook-secrets.ts'
import { createReceiveWebhookHandler } from './handlers/receive-webhook.ts'

// Seldom needed here, and the largest part to load.
const kintone = kintoneBy(async (options) => {
  const { createKintone, createKintoneClient } = await import('./adapters/kintone/kintone.ts')
  return createKintone({ client: createKintoneClient(options), settings })
})

/** `POST /webhook/kintone/{secret}` */
export const handler = observe(
  createReceiveWebhookHandler({
    orders,
    ledger,
    executions,
    kintone,
    secrets: webhookSecrets,
    settings,
    clock,
    log,
  }),
)
