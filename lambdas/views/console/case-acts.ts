import { html } from 'hono/html'
import type { Order } from '../../core/order.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import { caseTexts } from '../texts.ts'
import { pageTexts } from './console-texts.ts'
import { type CaseActs, taskActs } from './task-acts.ts'

const canCancel = ({ status }: Order) => status === 'starting' || status === 'running' || status === 'failed'

/** What operations can do about an order, as far as its status allows it. */
export function caseActs({ order, lanes, names, path }: CaseActs, say: Say): Markup | '' {
  if (!canCancel(order)) return ''
  return html`<section aria-labelledby="acts" class="acts"><h2 id="acts">${say(caseTexts.acts)}</h2>
${
  order.status === 'failed'
    ? html`<form method="post" action="${path}"><p class="hint">${say(caseTexts.retryHint)}</p>
<button class="done" name="act" value="retry">${say(caseTexts.retry)}</button></form>`
    : ''
}
${taskActs({ order, lanes, names, path }, say)}
<details class="cancel"><summary>${say(caseTexts.cancelIt)}</summary><form method="post" action="${path}"><div class="field"><label for="reason">${say(caseTexts.cancel)}</label>
<p class="hint" id="cancel-hint">${say(pageTexts.cancelHint(names.status.cancelled))}</p>
<input id="reason" name="reason" required maxlength="500" autocomplete="off" aria-describedby="cancel-hint"></div>
<button class="returned" name="act" value="cancel">${say(caseTexts.cancelIt)}</button></form></details></section>`
}
