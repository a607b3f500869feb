import { clock } from './adapters/aws/deployed/clock.ts'
import { executions } from './adapters/aws/deployed/execution-reads.ts'
import { linkKeys } from './adapters/aws/deployed/link-keys.ts'
import { log } from './adapters/aws/deployed/log.ts'
import { mailer } from './adapters/aws/deployed/mailer.ts'
import { orders } from './adapters/aws/deployed/orders.ts'
import { settings } from './adapters/aws/deployed/settings.ts'
import { createComposeMail } from './handlers/compose-mail.ts'
import { createExecutionEndedHandler } from './handlers/execution-ended.ts'

/** EventBridge’s `Step Functions Execution Status Change`, of ends other than success. */
export const handler = createExecutionEndedHandler({
  orders,
  executions,
  mailer,
  compose: createComposeMail({ settings, secrets: linkKeys, clock }),
  settings,
  clock,
  log,
})
