import { html } from 'hono/html'
import type { VariableCode } from '../../../statemachine/variables.ts'
import type { Order } from '../../core/order.ts'
import { recordDiffers } from '../../core/process-status.ts'
import { blankedSecrets } from '../../core/rules/blank-secrets.ts'
import { textOrNone, typed } from '../facts.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import { caseTexts } from '../texts.ts'
import { variableCodes, variableLabel, variableText } from '../variable-text.ts'
import { pageTexts } from './console-texts.ts'

/** The 17 variables with their codes; secrets are masked while they are there, and said to be blanked afterwards. */
export function variableList(order: Order, say: Say): Markup {
  const gone = blankedSecrets(order)
  const differs = recordDiffers(order)
  const text = (code: VariableCode) => (gone.includes(code) ? caseTexts.blanked : variableText(code, order.variables))
  return html`<dl class="facts variables">
${variableCodes.map(
  (code) =>
    html`<div><dt>${say(variableLabel(code))} <code>${code}</code></dt><dd>${textOrNone(text(code), say)}${code === 'q_status' && differs !== undefined ? html` <span class="aside">${typed(say(pageTexts.recordReads(differs)))}</span>` : ''}</dd></div>\n`,
)}</dl>`
}
