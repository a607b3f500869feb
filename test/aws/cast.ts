import { createClerk } from '../../bin/demo/clerk.ts'
import type { Cast } from '../../bin/demo/orders.ts'
import { createStaff } from '../../bin/demo/staff.ts'
import { aWebhook } from '../builders/webhook.ts'
import type { LambdaOffice } from './lambda-office.ts'

/** The demo's people, at an office of Lambda functions. */
export const castOf = ({ url, webhookUrl, forward }: Pick<LambdaOffice, 'url' | 'webhookUrl' | 'forward'>): Cast => ({
  clerk: createClerk(`${url}/k/1/`),
  staff: createStaff(`${url}/mailbox`, () => {}),
  forward,
  async deliverLateWebhook(recordId) {
    const record = { ...aWebhook().record, $id: { type: '__ID__', value: recordId } }
    const headers = { 'content-type': 'application/json' }
    const answered = await fetch(webhookUrl, { method: 'POST', headers, body: JSON.stringify(aWebhook({ record })) })
    if (answered.status !== 200) throw new Error(`the webhook got ${answered.status}`)
  },
})
