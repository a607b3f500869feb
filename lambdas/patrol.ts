import { clock } from './adapters/aws/deployed/clock.ts'
import { executionUrl } from './adapters/aws/deployed/execution-url.ts'
import { executions } from './adapters/aws/deployed/executions.ts'
import { kintoneBy } from './adapters/aws/deployed/kintone.ts'
import { leases } from './adapters/aws/deployed/leases.ts'
import { ledger } from './adapters/aws/deployed/ledger.ts'
import { linkKeys } from './adapters/aws/deployed/link-keys.ts'
import { log } from './adapters/aws/deployed/log.ts'
import { mailer } from './adapters/aws/deployed/mailer.ts'
import { metrics } from './adapters/aws/deployed/metrics.ts'
import { observe } from './adapters/aws/deployed/observe.ts'
import { orders } from './adapters/aws/deployed/orders.ts'
import { settings } from './adapters/aws/deployed/settings.ts'
import { createComposeMail } from './handlers/compose-mail.ts'
import { createPatrolHandler } from './handlers/patrol.ts'

// Seldom needed here, and the largest part to load.
const kintone = kintoneBy(async (options) => {
  const { createKintone, createKintoneClient } = await import('./adapters/kintone/kintone.ts')
  return createKintone({ client: createKintoneClient(options), settings })
})

/** By schedule, every minute. */
export const handler = observe(
  createPatrolHandler({
    orders,
    ledger,
    leases,
    executions,
    kintone,
    mailer,
    compose: createComposeMail({ settings, secrets: linkKeys, clock, executionUrl }),
    settings,
    secrets: linkKeys,
    clock,
    metrics,
    ids: { uuid: () => crypto.randomUUID() },
    log,
  }),
)
