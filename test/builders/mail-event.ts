/** As in https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html, in EventBridge's envelope. */
const envelope = { version: '0', source: 'aws.ses', account: '123456789012', region: 'ap-northeast-1', resources: [] }

const mailOf = (tag: string) => ({
  timestamp: '2026-04-01T00:40:02.012Z',
  source: 'Nouhin <nouhin@example.jp>',
  sourceArn: 'arn:aws:ses:ap-northeast-1:123456789012:identity/nouhin@example.jp',
  sendingAccountId: '123456789012',
  messageId: 'EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000',
  destination: ['recipient@example.com'],
  headersTruncated: false,
  headers: [{ name: 'Subject', value: '[納品] 山田 花子' }],
  commonHeaders: { from: ['Nouhin <nouhin@example.jp>'], to: ['recipient@example.com'], subject: '[納品] 山田 花子' },
  tags: {
    'ses:configuration-set': ['nouhin-office'],
    'ses:source-ip': ['192.0.2.0'],
    'ses:from-domain': ['example.jp'],
    'ses:caller-identity': ['nouhin'],
    mail: [tag],
  },
})

/** As a delivery status notification says it (RFC 3464). */
const report = { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }

/** `said` is what the answer says beside the address: an automatic reply says nothing of all this. */
export const aBounce = (tag: string, bounceType = 'Permanent', bounceSubType = 'General', said: object = report) => ({
  ...envelope,
  'detail-type': 'Email Bounced',
  detail: {
    eventType: 'Bounce',
    bounce: {
      bounceType,
      bounceSubType,
      bouncedRecipients: [{ emailAddress: 'recipient@example.com', ...said }],
      timestamp: '2026-04-01T00:41:02.669Z',
      feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
      reportingMTA: 'dsn; mta.example.com',
    },
    mail: mailOf(tag),
  },
})

export const aComplaint = (tag: string, type: string | null = 'abuse', subType: string | null = null) => ({
  ...envelope,
  'detail-type': 'Email Complaint Received',
  detail: {
    eventType: 'Complaint',
    complaint: {
      complainedRecipients: [{ emailAddress: 'recipient@example.com' }],
      timestamp: '2026-04-01T00:41:02.669Z',
      feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
      complaintSubType: subType,
      userAgent: 'Mozilla/5.0',
      complaintFeedbackType: type,
      arrivalDate: '2026-04-01T00:41:02.669Z',
    },
    mail: mailOf(tag),
  },
})
