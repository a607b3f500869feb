import { html } from 'hono/html'
import { holderOf, otherHolder } from '../core/holder.ts'
import type { Offer, Task } from '../core/order.ts'
import type { Text } from './bilingual.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { type Problems, tickField } from './task-field.ts'
import { holding } from './task-texts.ts'
import { jstText, jstTime } from './time.ts'

/** Posts an act with the answer's form, so that what was typed there is not lost. */
const act = (name: string, label: string): Markup =>
  html`<button name="act" value="${name}" form="answer" formnovalidate>${label}</button>`

const tick = (name: 'mine' | 'take-over', label: Text, problems: Problems, say: Say): Markup =>
  tickField({ id: name, name, label, problem: problems[name], form: 'answer' }, say)

interface HolderParts {
  task: Task
  offer: Offer
  /** Whether there is anybody else in the lane, whom it concerns who has taken the task. */
  hasColleagues: boolean
  problems: Problems
}

/** Who has taken the task and since when, and what takes it. */
export function taskHolder({ task, offer: { ref }, hasColleagues, problems }: HolderParts, say: Say): Markup | '' {
  const holder = holderOf(task)
  if (!holder && !hasColleagues) return ''
  if (!holder)
    return html`<section class="holder" aria-labelledby="holder"><h2 id="holder">${say(holding.title)}</h2>
<p>${say(holding.nobody)}</p>
${firstOffered(task, ref, say)}
<p class="hint">${say(holding.claimHint)}</p>
${tick('mine', holding.mine, problems, say)}
${act('claim', say(holding.claim))}</section>`
  const other = otherHolder(task, ref)
  return html`<section class="holder${other ? ' other' : ''}" aria-labelledby="holder"><h2 id="holder">${say(holding.title)}</h2>
<p><strong><bdi>${say(other ? holding.other(other.offer.member.name) : holding.you)}</bdi></strong> <span class="aside">${jstTime(holder.at, say)}</span></p>
${other ? html`<p class="hint">${say(holding.takeOverHint)}</p>\n${tick('take-over', holding.asked(other.offer.member.name), problems, say)}\n${act('take-over', say(holding.takeOver))}` : ''}</section>`
}

/** What came back is offered first to whoever arranged it. */
function firstOffered({ firstTo, offers }: Task, ref: number, say: Say): Markup | '' {
  const first = offers.find(({ member }) => member.id === firstTo?.member)
  if (!firstTo || !first) return ''
  const until = jstText(firstTo.until)
  return html`<p><bdi>${say(first.ref === ref ? holding.firstYou(until) : holding.first(first.member.name, until))}</bdi></p>`
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
