import type { AppDefinition } from '../app-definition.ts'
import type { AppSettings } from '../app-settings/create-app-settings.ts'
import type { RecordBook } from '../record-book.ts'
import type { WebhookEvent } from '../webhook/payload.ts'

export type OperationContext = {
  readonly book: RecordBook
  readonly definition: AppDefinition
  readonly settings: AppSettings
  /** Scheme and host that the caller used, for the record's URL. */
  readonly origin: string
}

/** The JSON to answer with; `event` is the webhook that a write of a single record sets off. */
export type OperationResult = { readonly body: unknown; readonly event?: WebhookEvent }

export type Operation = (given: Record<string, unknown>, context: OperationContext) => OperationResult
