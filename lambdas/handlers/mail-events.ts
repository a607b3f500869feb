import * as z from 'zod'
import { readMailTag } from '../core/mail-tag.ts'
import { type MailReturnedDeps, mailReturned } from '../core/use-cases/mail-returned.ts'
import { taskHandler } from './task.ts'

/** The tag that the mailer gives every mail; SES gives each tag as a list. */
const mail = z.object({ tags: z.object({ mail: z.array(z.string()).min(1) }) })
const code = z.string().regex(/^[\w-]{1,64}$/)

/**
 * SES's own events on EventBridge; their `detail` is the record that SES publishes anywhere else.
 * Sources: https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html,
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
const mailEvent = z.discriminatedUnion('detail-type', [
  z.object({
    'detail-type': z.literal('Email Bounced'),
    detail: z.object({
      eventType: z.literal('Bounce'),
      bounce: z.object({ bounceType: z.enum(['Undetermined', 'Permanent', 'Transient']), bounceSubType: code }),
      mail,
    }),
  }),
  z.object({
    'detail-type': z.literal('Email Complaint Received'),
    detail: z.object({
      eventType: z.literal('Complaint'),
      complaint: z.object({ complaintFeedbackType: code.nullish() }),
      mail,
    }),
  }),
])
type MailEvent = z.output<typeof mailEvent>

export const createMailEventsHandler = (deps: MailReturnedDeps) =>
  taskHandler(mailEvent, async (event) => {
    const named = event.detail.mail.tags.mail.map(readMailTag).find((one) => one !== undefined)
    if (named) await mailReturned(deps, { ...named, ...whatCame(event) })
    else deps.log.warn('a mail came back that no order has sent')
  })

function whatCame(event: MailEvent) {
  if (event['detail-type'] === 'Email Complaint Received')
    return { what: 'complaint', code: event.detail.complaint.complaintFeedbackType ?? 'unknown' } as const
  const { bounceType, bounceSubType } = event.detail.bounce
  return { what: 'bounce', code: `${bounceType}/${bounceSubType}` } as const
}
