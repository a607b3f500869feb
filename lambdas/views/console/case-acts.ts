import { html } from 'hono/html'
import { limits } from '../../../statemachine/inputs.ts'
import type { Problem } from '../../../statemachine/problems.ts'
import type { Order } from '../../core/order.ts'
import type { Text } from '../bilingual.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import { textField } from '../task-field.ts'
import { caseTexts } from '../texts.ts'
import { pageTexts } from './console-texts.ts'
import { type CaseActs, taskActs } from './task-acts.ts'

const canCancel = ({ status }: Order) => status === 'starting' || status === 'running' || status === 'failed'

/** Why an order was to be cancelled, as it was typed, and what is wrong with that. */
export interface RefusedReason {
  reason: string
  problem: Problem
}

/** Of several lines, so that Enter cancels nothing, which could not be undone. */
const reasonField = (refused: RefusedReason | undefined, hint: Text, say: Say): Markup =>
  textField(
    {
      name: 'reason',
      label: caseTexts.cancel,
      hint,
      limit: limits.cancelReason,
      value: refused?.reason ?? '',
      problem: refused?.problem,
      isFirstWrong: refused !== undefined,
      need: 'required',
      isRequired: true,
    },
    say,
  )

/** What operations can do about an order, as far as its status allows it. */
export function caseActs(
  { order, lanes, names, path, refused }: CaseActs & { refused?: RefusedReason },
  say: Say,
): Markup | '' {
  if (!canCancel(order)) return ''
  return html`<section aria-labelledby="acts" class="acts"><h2 id="acts">${say(caseTexts.acts)}</h2>
${
  order.status === 'failed'
    ? html`<form method="post" action="${path}"><p class="hint">${say(caseTexts.retryHint)}</p>
<button class="done" name="act" value="retry">${say(caseTexts.retry)}</button></form>`
    : ''
}
${taskActs({ order, lanes, names, path }, say)}
<details class="cancel"${refused ? html` open` : ''}><summary>${say(caseTexts.cancelIt)}</summary><form method="post" action="${path}">${reasonField(refused, pageTexts.cancelHint(names.status.cancelled), say)}
<button class="returned" name="act" value="cancel">${say(caseTexts.cancelIt)}</button></form></details></section>`
}
