import { html } from 'hono/html'
import { bilingual, type Text } from './bilingual.ts'
import type { Markup } from './markup.ts'

export type Fact = readonly [label: Text, value: Markup | string]

/** Labels with their values. */
export const facts = (rows: readonly Fact[]): Markup => html`<dl class="facts">
${rows.map(([label, value]) => html`<div><dt>${bilingual(label)}</dt><dd>${value}</dd></div>\n`)}</dl>`

/** What somebody typed: kept apart from its surroundings, whichever way its script runs. */
export const typed = (value: string): Markup => html`<bdi>${value}</bdi>`

/** A value of either kind, or the mark for none. */
export const textOrNone = (text: Text | undefined): Markup =>
  text ? html`<bdi>${bilingual(text)}</bdi>` : html`<span class="none">—</span>`
