import type { RecordInput } from './read-values.ts'
import type { Author, RecordBook } from './record-book.ts'
import type { FieldValues, StoredRecord } from './store.ts'
import type { WebhookSender } from './webhook/create-webhook-sender.ts'

type Given = {
  readonly book: RecordBook
  readonly webhooks: WebhookSender
  readonly clock: { now(): Date }
}

const clerk: Author = { code: 'keiyaku', name: '契約担当', who: 'page' }

const toInput = (values: FieldValues): RecordInput =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]))

/**
 * A person at kintone's screen, writing one record at a time; each write sets off its webhook.
 * Throws what the record book throws. `url` is any URL of the simulator, for the link in the webhook.
 */
export function createDesk({ book, webhooks, clock }: Given) {
  const notify = (type: 'ADD_RECORD' | 'UPDATE_RECORD', records: readonly StoredRecord[], url: string) => {
    const [record] = records
    if (!record) throw new Error('a write of one record gave none back')
    webhooks.send({ type, record, origin: new URL(url).origin })
    return record
  }

  return {
    add: (values: FieldValues, url: string): StoredRecord =>
      notify(
        'ADD_RECORD',
        book.add([toInput(values)], clerk, () => 'record'),
        url,
      ),

    update(id: number, values: FieldValues, { revision, url }: { revision?: number; url: string }): StoredRecord {
      const updates = [{ target: { id, revision }, input: toInput(values) }]
      return notify(
        'UPDATE_RECORD',
        book.update(updates, clerk, () => 'record'),
        url,
      )
    },

    remove(id: number): void {
      const { who: _, ...by } = clerk
      for (const record of book.remove([{ id }], clerk)) {
        webhooks.send({ type: 'DELETE_RECORD', record, by, at: clock.now() })
      }
    },
  }
}

export type Desk = ReturnType<typeof createDesk>
