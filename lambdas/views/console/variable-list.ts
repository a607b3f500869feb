import { html } from 'hono/html'
import type { Order } from '../../core/order.ts'
import { textOrNone } from '../facts.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import { variableCodes, variableLabel, variableText } from '../variable-text.ts'

/** The 17 variables with their codes, secrets masked. */
export const variableList = ({ variables }: Order, say: Say): Markup => html`<dl class="facts variables">
${variableCodes.map(
  (code) =>
    html`<div><dt>${say(variableLabel(code))} <code>${code}</code></dt><dd>${textOrNone(variableText(code, variables), say)}</dd></div>\n`,
)}</dl>`
