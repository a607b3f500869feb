import { html } from 'hono/html'
import { type AppDefinition, type FieldDefinition, isChoice } from '../app-definition.ts'
import type { Faults } from '../faults.ts'
import type { StoredRecord } from '../store.ts'
import type { WebhookLogEntry } from '../webhook/create-webhook-sender.ts'
import { faultSwitches } from './fault-switches.ts'
import { labelOf } from './field-label.ts'
import { toJapanTime } from './japan-time.ts'
import type { Reader, Say, Text } from './language.ts'
import { type Html, layout } from './layout.ts'
import { requiredFields } from './required-fields.ts'

type Given = {
  readonly definition: AppDefinition
  readonly records: readonly StoredRecord[]
  readonly faults: Faults
  readonly webhookLog: readonly WebhookLogEntry[]
}

const texts = {
  records: ['レコード', 'Records'],
  add: ['レコードを追加', 'Add a record'],
  none: ['レコードはありません。', 'No records yet.'],
  number: ['番号', 'No.'],
  revision: ['リビジョン', 'Revision'],
  webhooks: ['Webhook の実行ログ', 'Webhook log'],
  noWebhooks: ['まだありません。', 'None yet.'],
  event: ['イベント', 'Event'],
  outcome: ['結果', 'Outcome'],
} as const satisfies Record<string, Text>

/** All records, newest first, with the switches for faults and the latest webhooks below. */
export function listPage({ definition, records, faults, webhookLog }: Given, reader: Reader): Html {
  const { say, base } = reader
  const content = html`<h1 lang="ja">${definition.name}</h1>
<p><a class="button" href="${base}edit">${say(texts.add)}</a></p>
<section aria-labelledby="records"><h2 id="records">${say(texts.records)}</h2>
${records.length === 0 ? html`<p>${say(texts.none)}</p>` : recordTable(definition, records, reader)}</section>
${faultSwitches(faults, reader)}
${requiredFields(definition, reader)}
<section aria-labelledby="webhooks"><h2 id="webhooks">${say(texts.webhooks)}</h2>
${webhookTable(webhookLog.slice(-10).toReversed(), say)}</section>`
  return layout({ title: definition.name, content, wide: true }, reader)
}

function recordTable({ fields }: AppDefinition, records: readonly StoredRecord[], { base, say }: Reader): Html {
  const cell = (field: FieldDefinition, value: string) =>
    html`<td data-label="${say(labelOf(field))}"${isChoice(field) ? html` lang="ja"` : ''}><span>${field.type === 'DATETIME' ? toJapanTime(value).replace('T', ' ') : value}</span></td>`
  return html`<table>
<thead><tr><th scope="col">${say(texts.number)}</th>${fields.map((field) => html`<th scope="col">${say(labelOf(field))}</th>`)}<th scope="col">${say(texts.revision)}</th></tr></thead>
<tbody>${records.toReversed().map(
    ({ id, values, revision }) => html`<tr>
<th scope="row"><a href="${base}show?record=${id}">${id}</a></th>
${fields.map((field) => cell(field, values[field.code] ?? ''))}
<td data-label="${say(texts.revision)}"><span>${revision}</span></td>
</tr>`,
  )}</tbody>
</table>`
}

const outcomes = {
  delivered: ['送信済み', 'Delivered'],
  failed: ['失敗', 'Failed'],
  dropped: ['1 分間に 60 件を超えたため送信せず', 'Dropped: over 60 a minute'],
  lost: ['障害により消失', 'Lost by the fault'],
} as const satisfies Record<WebhookLogEntry['outcome'], Text>

function webhookTable(entries: readonly WebhookLogEntry[], say: Say): Html {
  if (entries.length === 0) return html`<p>${say(texts.noWebhooks)}</p>`
  return html`<table>
<thead><tr><th scope="col">${say(texts.event)}</th><th scope="col">${say(texts.number)}</th><th scope="col">${say(texts.outcome)}</th></tr></thead>
<tbody>${entries.map(
    ({ type, recordId, outcome }) =>
      html`<tr><th scope="row">${type}</th><td data-label="${say(texts.number)}">${recordId}</td><td data-label="${say(texts.outcome)}">${say(outcomes[outcome])}</td></tr>`,
  )}</tbody>
</table>`
}
