import { html } from 'hono/html'
import type { AppDefinition } from '../app-definition.ts'
import type { Faults } from '../faults.ts'
import type { StoredRecord } from '../store.ts'
import type { WebhookLogEntry } from '../webhook/create-webhook-sender.ts'
import { faultSwitches } from './fault-switches.ts'
import { toJapanTime } from './japan-time.ts'
import { both, type Html, layout } from './layout.ts'

type Given = {
  readonly base: string
  readonly definition: AppDefinition
  readonly records: readonly StoredRecord[]
  readonly faults: Faults
  readonly webhookLog: readonly WebhookLogEntry[]
}

/** All records, newest first, with the switches for faults and the latest webhooks below. */
export function listPage({ base, definition, records, faults, webhookLog }: Given): Html {
  return layout(
    definition.name,
    html`<h1>${both(definition.name, 'Simulated kintone app')}</h1>
<p><a class="button" href="${base}edit">${both('レコードを追加', 'Add a record')}</a></p>
${records.length === 0 ? html`<p>${both('レコードはありません。', 'No records yet.')}</p>` : recordTable(base, definition, records)}
${faultSwitches(base, faults)}
<h2>${both('Webhookの実行ログ', 'Webhook log')}</h2>
${webhookTable(webhookLog.slice(-10).toReversed())}`,
  )
}

function recordTable(base: string, { fields }: AppDefinition, records: readonly StoredRecord[]): Html {
  return html`<div class="scroll"><table>
<tr><th>${both('番号', 'No.')}</th>${fields.map((field) => html`<th>${both(field.label, field.english ?? '')}</th>`)}<th>${both('リビジョン', 'Revision')}</th></tr>
${records.toReversed().map(
  (record) => html`<tr>
<td><a href="${base}show?record=${record.id}">${record.id}</a></td>
${fields.map(({ code, type }) => {
  const value = record.values[code] ?? ''
  return html`<td>${type === 'DATETIME' ? toJapanTime(value).replace('T', ' ') : value}</td>`
})}
<td>${record.revision}</td>
</tr>`,
)}
</table></div>`
}

const outcomes = {
  delivered: { japanese: '送信済み', english: 'Delivered' },
  failed: { japanese: '失敗', english: 'Failed' },
  dropped: { japanese: '1分間に60件を超えたため送信せず', english: 'Dropped: over 60 a minute' },
  lost: { japanese: '障害により消失', english: 'Lost by the fault' },
} as const

function webhookTable(entries: readonly WebhookLogEntry[]): Html {
  if (entries.length === 0) return html`<p>${both('まだありません。', 'None yet.')}</p>`
  return html`<div class="scroll"><table>
${entries.map(
  ({ type, recordId, outcome }) =>
    html`<tr><td>${type}</td><td>${recordId}</td><td>${both(outcomes[outcome].japanese, outcomes[outcome].english)}</td></tr>`,
)}
</table></div>`
}
