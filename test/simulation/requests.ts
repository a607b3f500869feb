import type { HttpRequest } from '../../lambdas/handlers/http.ts'
import { aDeletion, aWebhook, aWebhookRequest } from '../builders/webhook.ts'
import type { RecordChange } from './kintone-app.ts'

const request = (method: string, pathParameters: Record<string, string>, form: Record<string, string> = {}) => {
  const base = aWebhookRequest(new URLSearchParams(form).toString(), {
    pathParameters,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const http = { ...base.requestContext.http, method }
  return { ...base, requestContext: { ...base.requestContext, http } }
}

export const pageRequest = (method: 'GET' | 'HEAD' | 'POST', link: string, form?: Record<string, string>) =>
  request(method, { link }, form)

export const actRequest = (pid: string, form: Record<string, string>) => request('POST', { pid }, form)

/** What kintone tells of a change, whoever made it. */
export function webhookOf({ recordId, before, after }: RecordChange): HttpRequest {
  if (!after) return aWebhookRequest(aDeletion(recordId))
  const record = {
    $id: { type: '__ID__', value: recordId },
    $revision: { type: '__REVISION__', value: after.revision },
    k_Qid: { type: 'SINGLE_LINE_TEXT', value: after.pid },
    k_ステータス: { type: 'RADIO_BUTTON', value: after.status },
  }
  return aWebhookRequest(aWebhook({ type: before ? 'UPDATE_RECORD' : 'ADD_RECORD', record }))
}
