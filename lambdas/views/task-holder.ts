import { html } from 'hono/html'
import { holderOf, otherHolder } from '../core/holder.ts'
import type { Offer, Task } from '../core/order.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { holding } from './task-texts.ts'
import { jstTime } from './time.ts'

/** Posts an act with the answer's form, so that what was typed there is not lost. */
const act = (name: string, label: string): Markup =>
  html`<button name="act" value="${name}" form="answer" formnovalidate>${label}</button>`

/** Who has taken the task and since when, and the button to take it. */
export function taskHolder(task: Task, { ref }: Offer, say: Say): Markup {
  const holder = holderOf(task)
  if (!holder)
    return html`<section class="holder" aria-labelledby="holder"><h2 id="holder">${say(holding.title)}</h2>
<p>${say(holding.nobody)}</p>
<p class="hint">${say(holding.claimHint)}</p>
${act('claim', say(holding.claim))}</section>`
  const other = otherHolder(task, ref)
  return html`<section class="holder${other ? ' other' : ''}" aria-labelledby="holder"><h2 id="holder">${say(holding.title)}</h2>
<p><strong><bdi>${say(other ? holding.other(other.offer.member.name) : holding.you)}</bdi></strong> <span class="aside">${jstTime(holder.at, say)}</span></p>
${other ? html`<p class="hint">${say(holding.takeOverHint)}</p>\n${act('take-over', say(holding.takeOver))}` : ''}</section>`
}

/** What another member's having the task has kept from being done. */
export type Refused = 'answer' | 'act'

/** Why nothing was stored: another member has the task. An answer that is sent once more takes it over. */
export function refusedAsHeld(what: Refused, task: Task, { ref }: Offer, say: Say): Markup | '' {
  const other = otherHolder(task, ref)
  if (!other) return ''
  const [why, hint] =
    what === 'answer' ? [holding.refused, holding.refusedHint] : [holding.notDone, holding.notDoneHint]
  return html`<section class="summary" aria-labelledby="refused" tabindex="-1" autofocus>
<h2 id="refused"><bdi>${say(why(other.offer.member.name))}</bdi></h2>
<p>${jstTime(other.at, say)}</p>
<p>${say(hint)}</p></section>`
}
