import { html } from 'hono/html'
import { humanLanes } from '../../../statemachine/process.ts'
import { type CaseQuery, caseSorts, caseStatuses, hasStatus, isOverdue, isUnreachable } from '../../core/case-query.ts'
import type { Order } from '../../core/order.ts'
import type { Text } from '../bilingual.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import { caseTexts, common, laneText, orderStatus } from '../texts.ts'
import { caseListHref, casesPath } from './case-address.ts'
import { listTexts, sortTexts } from './console-texts.ts'

const statusTexts: Record<(typeof caseStatuses)[number], Text> = {
  ...orderStatus,
  open: caseTexts.open,
  ended: caseTexts.ended,
}

/** The usual views of the list, each with how many of all cases are in it. */
export function caseTabs(query: CaseQuery, orders: readonly Order[], now: Date, say: Say): Markup {
  const { sort, descending } = query
  const tab = (label: Text, narrow: Partial<CaseQuery>, fits: (order: Order) => boolean) => {
    const isHere =
      !query.q &&
      !query.lane &&
      narrow.status === query.status &&
      narrow.overdue === query.overdue &&
      narrow.unreachable === query.unreachable
    const href = caseListHref({ sort, descending, ...narrow })
    return html`<li><a href="${href}"${isHere ? html` aria-current="page"` : ''}>${say(label)} <span class="count">${orders.filter(fits).length}</span></a></li>\n`
  }
  return html`<nav aria-label="${say(listTexts.narrow)}"><ul class="tabs">
${tab(listTexts.all, {}, () => true)}${tab(caseTexts.open, { status: 'open' }, (order) => hasStatus(order, 'open'))}${tab(listTexts.failed, { status: 'failed' }, (order) => hasStatus(order, 'failed'))}${tab(listTexts.overdue, { overdue: true }, (order) => isOverdue(order, now))}${orders.some(isUnreachable) || query.unreachable ? tab(listTexts.unreachableTab, { unreachable: true }, isUnreachable) : ''}${tab(caseTexts.ended, { status: 'ended' }, (order) => hasStatus(order, 'ended'))}</ul></nav>`
}

interface Choice {
  value: string
  label: Text
}
const select = (name: string, label: Text, choices: readonly Choice[], chosen: string | undefined, say: Say) =>
  html`<div class="field"><label for="${name}">${say(label)}</label><select id="${name}" name="${name}">
${choices.map(({ value, label }) => html`<option value="${value}"${value === (chosen ?? '') ? html` selected` : ''}>${say(label)}</option>\n`)}</select></div>`

/** The search, which is a link one can keep: everything it asks for is in the address. */
export function caseSearch(query: CaseQuery, say: Say): Markup {
  // status and lateness show in the tabs already
  const isNarrowed = Boolean(query.lane || query.sort !== 'urgent')
  const anything = isNarrowed || query.q || query.status || query.overdue || query.unreachable
  return html`<search><form method="get" action="${casesPath}" class="search">
<div class="field"><label for="q">${say(listTexts.searchLabel)}</label>
<div class="row"><input id="q" name="q" type="search" maxlength="100" autocomplete="off" value="${query.q ?? ''}">
<button class="done">${say(listTexts.search)}</button></div></div>
<details${isNarrowed ? html` open` : ''}><summary>${say(listTexts.more)}</summary>
<div class="filters">
${select('status', common.status, [{ value: '', label: listTexts.anyStatus }, ...caseStatuses.map((value) => ({ value, label: statusTexts[value] }))], query.status, say)}
${select('lane', common.lane, [{ value: '', label: listTexts.anyLane }, ...humanLanes.map((value) => ({ value, label: laneText(value) }))], query.lane, say)}
${select(
  'sort',
  listTexts.sort,
  caseSorts.map((value) => ({ value, label: sortTexts[value] })),
  query.sort,
  say,
)}
<div class="ticks">${tick('overdue', '1', listTexts.onlyOverdue, query.overdue, say)}${tick('unreachable', '1', listTexts.onlyUnreachable, query.unreachable, say)}${tick('dir', 'desc', listTexts.descending, query.descending, say)}</div>
</div></details>
${anything ? html`<p><a href="${casesPath}">${say(listTexts.clear)}</a></p>` : ''}
</form></search>`
}

const tick = (name: string, value: string, label: Text, isTicked: boolean | undefined, say: Say) =>
  html`<div class="tick"><input type="checkbox" id="${name}" name="${name}" value="${value}"${isTicked ? html` checked` : ''}> <label for="${name}">${say(label)}</label></div>`
