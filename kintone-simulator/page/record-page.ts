import { html } from 'hono/html'
import type { AppDefinition, FieldDefinition } from '../app-definition.ts'
import type { FieldValues, StoredRecord } from '../store.ts'
import { titleOf } from '../webhook/payload.ts'
import { toJapanTime } from './japan-time.ts'
import { both, type Html, layout } from './layout.ts'

export type RecordForm = {
  readonly base: string
  readonly definition: AppDefinition
  /** Absent when the form adds a record. */
  readonly record?: StoredRecord
  readonly values: FieldValues
  /** What to say beside each field, by code. */
  readonly problems?: Readonly<Record<string, readonly string[]>>
  readonly notice?: Html
}

/** The form to add a record, or to edit or delete one. */
export function recordPage({ base, definition, record, values, problems = {}, notice }: RecordForm): Html {
  const title = record ? titleOf(definition, record) : 'レコードの追加'
  return layout(
    `${title} - ${definition.name}`,
    html`<p><a href="${base}">${both('一覧に戻る', 'Back to the list')}</a></p>
<h1>${title}</h1>
${record ? html`<p>${both(`レコード番号 ${record.id}、リビジョン ${record.revision}`, `Record ${record.id}, revision ${record.revision}`)}</p>` : ''}
${notice ? html`<p class="notice" role="alert">${notice}</p>` : ''}
<form method="post" action="${base}save">
${record ? html`<input type="hidden" name="$id" value="${record.id}"><input type="hidden" name="$revision" value="${record.revision}">` : ''}
${definition.fields.map((field) => control(field, values[field.code] ?? '', problems[field.code] ?? []))}
<p><button>${both('保存', 'Save')}</button></p>
</form>
${record ? deleteForm(base, record) : ''}`,
  )
}

function deleteForm(base: string, { id }: StoredRecord): Html {
  return html`<form method="post" action="${base}delete">
<input type="hidden" name="$id" value="${id}">
<p><button class="quiet">${both('このレコードを削除', 'Delete this record')}</button></p>
</form>`
}

function control(field: FieldDefinition, value: string, problems: readonly string[]): Html {
  const { code, type, options } = field
  const label = both(field.label, field.english ?? '')
  const wrong = problems.map((message) => html`<p class="problem" id="${code}-problem" role="alert">${message}</p>`)
  const described = problems.length > 0 ? html` aria-invalid="true" aria-describedby="${code}-problem"` : ''
  if (options) {
    return html`<fieldset${described}><legend>${label}</legend>
${options.map(
  (option) =>
    html`<label class="choice"><input type="radio" name="${code}" value="${option}"${option === value ? ' checked' : ''}> ${option}</label>`,
)}${wrong}</fieldset>`
  }
  const hint = type === 'DATETIME' ? html` <small>${both('日本時間', 'Japan time')}</small>` : ''
  const input =
    type === 'MULTI_LINE_TEXT'
      ? html`<textarea id="${code}" name="${code}" rows="3"${described}>${value}</textarea>`
      : html`<input id="${code}" name="${code}"${described} type="${type === 'DATETIME' ? 'datetime-local' : 'text'}" value="${type === 'DATETIME' ? toJapanTime(value) : value}">`
  return html`<div class="field"><label for="${code}">${label}${hint}</label>${input}${wrong}</div>`
}
