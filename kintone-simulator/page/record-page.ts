import { html } from 'hono/html'
import type { AppDefinition, FieldDefinition } from '../app-definition.ts'
import type { FieldValues, StoredRecord } from '../store.ts'
import { titleOf } from '../webhook/payload.ts'
import { labelOf } from './field-label.ts'
import { toJapanTime } from './japan-time.ts'
import type { Reader, Say, Text } from './language.ts'
import { type Html, layout } from './layout.ts'

export type RecordForm = {
  readonly definition: AppDefinition
  /** Absent when the form adds a record. */
  readonly record?: StoredRecord
  readonly values: FieldValues
  /** What to say beside each field, by code. */
  readonly problems?: Readonly<Record<string, readonly string[]>>
  readonly notice?: string
}

const texts = {
  back: ['一覧に戻る', 'Back to the list'],
  add: ['レコードの追加', 'Add a record'],
  save: ['保存', 'Save'],
  remove: ['このレコードを削除', 'Delete this record'],
  japanTime: ['日本時間', 'Japan time'],
} as const satisfies Record<string, Text>
const numbers = ({ id, revision }: StoredRecord): Text => [
  `レコード番号 ${id}、リビジョン ${revision}`,
  `Record ${id}, revision ${revision}`,
]

/** The form to add a record, or to edit or delete one. */
export function recordPage({ definition, record, values, problems = {}, notice }: RecordForm, reader: Reader): Html {
  const { base, say } = reader
  const title = record ? titleOf(definition, record) : say(texts.add)
  const firstProblem = definition.fields.find(({ code }) => problems[code])?.code
  const content = html`<nav><a href="${base}">${say(texts.back)}</a></nav>
<h1>${title}</h1>
${record ? html`<p class="soft">${say(numbers(record))}</p>` : ''}
${notice ? html`<p class="notice" role="alert">${notice}</p>` : ''}
<section><form method="post" action="${base}save">
${record ? html`<input type="hidden" name="$id" value="${record.id}"><input type="hidden" name="$revision" value="${record.revision}">` : ''}
${definition.fields.map((field) =>
  control(field, values[field.code] ?? '', { problems: problems[field.code], focus: field.code === firstProblem, say }),
)}
<p><button>${say(texts.save)}</button></p>
</form>
${record ? deleteForm(record, reader) : ''}</section>`
  return layout({ title: `${title} - ${definition.name}`, content }, reader)
}

function deleteForm({ id }: StoredRecord, { base, say }: Reader): Html {
  return html`<form method="post" action="${base}delete">
<input type="hidden" name="$id" value="${id}">
<p><button class="quiet">${say(texts.remove)}</button></p>
</form>`
}

type About = { readonly problems?: readonly string[]; readonly focus: boolean; readonly say: Say }

function control(field: FieldDefinition, value: string, { problems = [], focus, say }: About): Html {
  const { code, type, options } = field
  const label = say(labelOf(field))
  const wrong = html`${problems.length > 0 ? html`<p class="problem" id="${code}-problem" role="alert">${problems.join(' ')}</p>` : ''}`
  const described = html`${problems.length > 0 ? html` aria-invalid="true" aria-describedby="${code}-problem"` : ''}${focus ? html` autofocus` : ''}`
  if (options) {
    return html`<fieldset><legend>${label}</legend><div class="choices">
${options.map(
  (option) =>
    html`<label class="choice"><input type="radio" name="${code}" value="${option}"${option === value ? ' checked' : ''}> <span lang="ja">${option}</span></label>`,
)}</div>${wrong}</fieldset>`
  }
  const hint = type === 'DATETIME' ? html` <small>${say(texts.japanTime)}</small>` : ''
  const input =
    type === 'MULTI_LINE_TEXT'
      ? html`<textarea id="${code}" name="${code}" rows="3"${described}>\n${value}</textarea>`
      : html`<input id="${code}" name="${code}"${described} type="${type === 'DATETIME' ? 'datetime-local' : 'text'}" value="${type === 'DATETIME' ? toJapanTime(value) : value}">`
  return html`<div class="field"><label for="${code}">${label}${hint}</label>${input}${wrong}</div>`
}
