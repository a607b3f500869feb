import { html } from 'hono/html'
import type { Text } from './bilingual.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'

export type Fact = readonly [label: Text, value: Markup | string]

/** Labels with their values. */
export const facts = (rows: readonly Fact[], say: Say): Markup => html`<dl class="facts">
${rows.map(([label, value]) => html`<div><dt>${say(label)}</dt><dd>${value}</dd></div>\n`)}</dl>`

/** What somebody typed: kept apart from its surroundings, whichever way its script runs. */
export const typed = (value: string): Markup => html`<bdi>${value}</bdi>`

/** A value of either kind, or the mark for none. */
export const textOrNone = (text: Text | undefined, say: Say): Markup =>
  text ? html`<bdi>${say(text)}</bdi>` : html`<span class="none">—</span>`
