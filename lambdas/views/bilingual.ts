import { html } from 'hono/html'
import type { Markup } from './markup.ts'

/** What a person reads, in both languages. An empty English text means: the Japanese one says it for both. */
export type Text = readonly [ja: string, en: string]

/** Japanese first, English beside it and marked as such for screen readers. */
export const bilingual = ([ja, en]: Text): Markup => html`${ja}${en && html` <span class="en" lang="en">${en}</span>`}`
