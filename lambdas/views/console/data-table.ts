import { html } from 'hono/html'
import type { Text } from '../bilingual.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'

export interface DataTable {
  caption: Text
  columns: readonly Text[]
  /** The first cell heads its row. */
  rows: readonly (readonly (Markup | string)[])[]
  /** Said instead of an empty table. */
  none: Text
}

/** A table that turns into labelled blocks on a phone; every cell carries its column's label for that. */
export function dataTable({ caption, columns, rows, none }: DataTable, say: Say): Markup {
  if (rows.length === 0) return html`<p class="none">${say(none)}</p>`
  return html`<table class="data">
<caption>${say(caption)}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${say(column)}</th>`)}</tr></thead>
<tbody>
${rows.map(([head, ...cells]) => html`<tr><th scope="row">${head}</th>${cells.map((cell, at) => html`<td data-label="${say(columns[at + 1] ?? ['', ''])}">${cell}</td>`)}</tr>\n`)}</tbody>
</table>`
}
