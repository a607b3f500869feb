import { clock } from './adapters/aws/deployed/clock.ts'
import { executions } from './adapters/aws/deployed/execution-reads.ts'
import { executionUrl } from './adapters/aws/deployed/execution-url.ts'
import { log } from './adapters/aws/deployed/log.ts'
import { mailer } from './adapters/aws/deployed/mailer.ts'
import { metrics } from './adapters/aws/deployed/metrics.ts'
import { observe } from './adapters/aws/deployed/observe.ts'
import { orders } from './adapters/aws/deployed/orders.ts'
import { settings } from './adapters/aws/deployed/settings.ts'
import { createComposeOfficeMail } from './handlers/compose-office-mail.ts'
import { createExecutionEndedHandler } from './handlers/execution-ended.ts'

/** EventBridge’s `Step Functions Execution Status Change`, of ends other than success. */
export const handler = observe(
  createExecutionEndedHandler({
    orders,
    executions,
    mailer,
    compose: createComposeOfficeMail({ settings, clock, executionUrl }),
    settings,
    clock,
    metrics,
    log,
  }),
)
