import { clock } from './adapters/aws/deployed/clock.ts'
import { executionUrl } from './adapters/aws/deployed/execution-url.ts'
import { log } from './adapters/aws/deployed/log.ts'
import { mailer } from './adapters/aws/deployed/mailer.ts'
import { metrics } from './adapters/aws/deployed/metrics.ts'
import { observe } from './adapters/aws/deployed/observe.ts'
import { orders } from './adapters/aws/deployed/orders.ts'
import { settings } from './adapters/aws/deployed/settings.ts'
import { createComposeOfficeMail } from './handlers/compose-office-mail.ts'
import { createMailEventsHandler } from './handlers/mail-events.ts'

/** EventBridge’s `Email Bounced` and `Email Complaint Received`, of mails that this stage has sent. */
export const handler = observe(
  createMailEventsHandler({
    orders,
    mailer,
    compose: createComposeOfficeMail({ settings, clock, executionUrl }),
    settings,
    metrics,
    clock,
    log,
  }),
)
