import type { AppDefinition } from '../app-definition.ts'
import { toKintoneDatetime } from '../datetime.ts'
import { recordJson } from '../record-json.ts'
import type { StoredRecord, User } from '../store.ts'

export type WebhookEvent =
  | { readonly type: 'ADD_RECORD' | 'UPDATE_RECORD'; readonly record: StoredRecord; readonly origin: string }
  | { readonly type: 'DELETE_RECORD'; readonly record: StoredRecord; readonly by: User; readonly at: Date }

export type WebhookApp = { readonly id: string; readonly definition: AppDefinition }

/**
 * The JSON that kintone posts. A choice changed through the API or the page is UPDATE_RECORD; UPDATE_STATUS belongs to
 * process management. https://jp.cybozu.help/k/ja/user/app_settings/set_webhook/webhook_notification.html
 */
export function webhookPayload({ id: appId, definition }: WebhookApp, event: WebhookEvent, id: string) {
  const { type, record } = event
  const app = { id: appId, name: definition.name }
  if (event.type === 'DELETE_RECORD') {
    const { code, name } = event.by
    const deletedAt = toKintoneDatetime(event.at)
    return { id, type, app, recordId: String(record.id), deletedBy: { code, name }, deletedAt }
  }
  const recordTitle = titleOf(definition, record)
  const url = `${event.origin}/k/${appId}/show#record=${record.id}`
  return { id, type, app, record: recordJson(definition, record), recordTitle, url }
}

/** How a record is called in lists and webhooks. */
export function titleOf(definition: AppDefinition, record: StoredRecord): string {
  const title = definition.titleField && record.values[definition.titleField]
  return title || String(record.id)
}
