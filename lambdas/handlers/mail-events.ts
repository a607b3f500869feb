import * as z from 'zod'
import { readMailTag } from '../core/mail-tag.ts'
import { mailReturned } from '../core/use-cases/mail-returned.ts'
import type { SendMailsDeps } from '../core/use-cases/send-mails.ts'
import { taskHandler } from './task.ts'

/** The tag that the mailer gives every mail; SES gives each tag as a list. */
const mail = z.object({ tags: z.object({ mail: z.array(z.string()).min(1) }) })
const code = z.string().regex(/^[\w-]{1,64}$/)
/** The last three are there only where a delivery status notification came (RFC 3464); they are looked at, not kept. */
const recipient = z.object({
  emailAddress: z.string().max(320).optional().catch(undefined),
  action: z.unknown().optional(),
  status: z.unknown().optional(),
  diagnosticCode: z.unknown().optional(),
})

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
      bounce: z.object({
        bounceType: z.enum(['Undetermined', 'Permanent', 'Transient']),
        bounceSubType: code,
        bouncedRecipients: z.array(recipient).max(100).default([]),
      }),
      mail,
    }),
  }),
  z.object({
    'detail-type': z.literal('Email Complaint Received'),
    detail: z.object({
      eventType: z.literal('Complaint'),
      complaint: z.object({
        complaintFeedbackType: code.nullish(),
        complaintSubType: code.nullish(),
        complainedRecipients: z.array(recipient).max(100).default([]),
      }),
      mail,
    }),
  }),
])
type MailEvent = z.output<typeof mailEvent>

export const createMailEventsHandler = (deps: SendMailsDeps) =>
  taskHandler(mailEvent, async (event) => {
    const named = event.detail.mail.tags.mail.map(readMailTag).find((one) => one !== undefined)
    if (!named) return deps.log.warn('a mail came back that no order has sent')
    if (arrivedAllTheSame(event)) return deps.log.info('a mail has arrived, whatever answered it', { ...named })
    await mailReturned(deps, { ...named, ...whatCame(event) })
  })

/**
 * A reader took a mail out of the spam folder, or somebody's automatic reply came: SES calls both by the same names as
 * trouble. A reply is no delivery report, so it lacks what only a report says; a report may say that a server goes on trying.
 */
function arrivedAllTheSame(event: MailEvent): boolean {
  if (event['detail-type'] === 'Email Complaint Received')
    return event.detail.complaint.complaintFeedbackType === 'not-spam'
  const { bounceType, bounceSubType, bouncedRecipients } = event.detail.bounce
  const hasFailed = ({ action, status, diagnosticCode }: z.output<typeof recipient>) =>
    typeof action === 'string'
      ? action.toLowerCase() === 'failed'
      : [status, diagnosticCode].some((one) => one !== undefined)
  return bounceType === 'Transient' && bounceSubType === 'General' && !bouncedRecipients.some(hasFailed)
}

function whatCame(event: MailEvent) {
  if (event['detail-type'] === 'Email Complaint Received') {
    const { complaintFeedbackType, complaintSubType, complainedRecipients } = event.detail.complaint
    const code = complaintFeedbackType ?? complaintSubType ?? 'unknown'
    return { what: 'complaint', code, address: onlyAddress(complainedRecipients) } as const
  }
  const { bounceType, bounceSubType, bouncedRecipients } = event.detail.bounce
  return {
    what: 'bounce',
    code: `${bounceType}/${bounceSubType}`,
    address: onlyAddress(bouncedRecipients),
  } as const
}

/** Every mail goes to one address; SES names all of a domain where it cannot tell who has complained. */
const onlyAddress = (recipients: readonly z.output<typeof recipient>[]) =>
  recipients.length === 1 ? recipients[0]?.emailAddress : undefined
