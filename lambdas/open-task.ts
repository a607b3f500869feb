import { clock } from './adapters/aws/deployed/clock.ts'
import { linkKeys } from './adapters/aws/deployed/link-keys.ts'
import { log } from './adapters/aws/deployed/log.ts'
import { mailer } from './adapters/aws/deployed/mailer.ts'
import { metrics } from './adapters/aws/deployed/metrics.ts'
import { observe } from './adapters/aws/deployed/observe.ts'
import { orders } from './adapters/aws/deployed/orders.ts'
import { settings } from './adapters/aws/deployed/settings.ts'
import { executions } from './adapters/aws/deployed/task-answers.ts'
import { createComposeMail } from './handlers/compose-mail.ts'
import { createOpenTaskHandler } from './handlers/open-task.ts'

/** 1-1, 1-2, 1-1′ and 2 */
export const handler = observe(
  createOpenTaskHandler({
    orders,
    executions,
    mailer,
    compose: createComposeMail({ settings, secrets: linkKeys, clock }),
    secrets: linkKeys,
    settings,
    clock,
    metrics,
    log,
  }),
)
