import { clock } from './adapters/aws/deployed/clock.ts'
import { executionUrl } from './adapters/aws/deployed/execution-url.ts'
import { kintoneBy } from './adapters/aws/deployed/kintone.ts'
import { ledger } from './adapters/aws/deployed/ledger.ts'
import { log } from './adapters/aws/deployed/log.ts'
import { mailer } from './adapters/aws/deployed/mailer.ts'
import { metrics } from './adapters/aws/deployed/metrics.ts'
import { observe } from './adapters/aws/deployed/observe.ts'
import { orders } from './adapters/aws/deployed/orders.ts'
import { settings } from './adapters/aws/deployed/settings.ts'
import { createKintone, createKintoneClient } from './adapters/kintone/kintone.ts'
import { createComposeOfficeMail } from './handlers/compose-office-mail.ts'
import { createUpdateRecordHandler } from './handlers/update-record.ts'

const kintone = kintoneBy((options) => createKintone({ client: createKintoneClient(options), settings }))

/** x3 and x5 */
export const handler = observe(
  createUpdateRecordHandler({
    orders,
    ledger,
    kintone,
    mailer,
    compose: createComposeOfficeMail({ settings, clock, executionUrl }),
    settings,
    clock,
    metrics,
    log,
  }),
)
