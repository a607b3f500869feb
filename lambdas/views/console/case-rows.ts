import { html } from 'hono/html'
import { type CaseQuery, type CaseSort, isOverdue } from '../../core/case-query.ts'
import { withoutSecrets } from '../../core/mask-secrets.ts'
import type { Order } from '../../core/order.ts'
import { standingReturns } from '../../core/returned-mail.ts'
import { isLive } from '../../core/rules/fence.ts'
import type { Text } from '../bilingual.ts'
import { deadline } from '../deadline.ts'
import { typed } from '../facts.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import { caseTexts, common } from '../texts.ts'
import { jstTime } from '../time.ts'
import { caseHref, caseListHref, type FromList } from './case-address.ts'
import { listTexts, sortTexts } from './console-texts.ts'
import { orderStatusText } from './order-status.ts'
import { standing } from './standing.ts'

/** Names are sorted from their beginning, openings from the latest. */
const firstWay: Partial<Record<CaseSort, 'desc'>> = { opened: 'desc' }

/** A column's head; sorted by it already, it turns the list round. */
function sortable(sort: CaseSort, query: CaseQuery, say: Say): Markup {
  const isSorted = query.sort === sort
  const descending = isSorted ? !query.descending : firstWay[sort] === 'desc'
  const state = isSorted ? (query.descending ? 'descending' : 'ascending') : undefined
  return html`<th scope="col" role="columnheader"${state && html` aria-sort="${state}"`}><a href="${caseListHref({ ...query, sort, descending })}">${say(sortTexts[sort])}<span class="way" aria-hidden="true">${state === 'ascending' ? '▲' : state === 'descending' ? '▼' : '↕'}</span></a></th>`
}

const badge = (order: Order, say: Say) =>
  html`<span class="badge ${order.status}">${say(orderStatusText(order))}</span>`

const name = ({ pid, title, recordId, variables }: Order, list: FromList, say: Say): Markup =>
  html`<a class="case-link" href="${caseHref(pid, list)}">${title ? typed(withoutSecrets(title, variables)) : say(common.untitled)}</a>
<span class="aside">${variables.q_id && html`${typed(variables.q_id)}・`}${say(listTexts.record(recordId))}・${pid}</span>`

const state = (order: Order, say: Say): Markup =>
  html`${badge(order, say)}${order.failure && html` <code>${order.failure.error}</code>`}${order.conflict && isLive(order) && html` <span class="aside">${say(caseTexts[order.conflict.what])}</span>`}${!order.endedAt && standingReturns(order).length > 0 ? html` <span class="aside">${say(listTexts.mailBack)}</span>` : ''}`

const cell = (label: Text, value: Markup | string, say: Say) =>
  html`<td role="cell" data-label="${say(label)}">${value}</td>`

function row(order: Order, list: FromList, now: Date, say: Say): Markup {
  const kind =
    order.status === 'failed' ? 'is-failed' : isOverdue(order, now) ? 'is-overdue' : order.endedAt ? 'is-ended' : ''
  const times = order.endedAt
    ? html`${jstTime(order.openedAt, say)} <span class="aside">${say(listTexts.endedAt)} ${jstTime(order.endedAt, say)}</span>`
    : jstTime(order.openedAt, say)
  return html`<tr role="row" class="${kind}"><th scope="row" role="rowheader">${name(order, list, say)}</th>${cell(common.status, state(order, say), say)}${order.endedAt ? html`<td role="cell" class="nothing"></td>` : cell(caseTexts.stands, standing(order, say), say)}${cell(common.deadline, deadline(order, now, say), say)}${cell(caseTexts.opened, times, say)}</tr>\n`
}

/** The cases: a table to sort on a desk, cards on a phone. The roles keep it a table where it is laid out as cards. */
export const caseRows = (
  cases: readonly Order[],
  list: FromList,
  now: Date,
  say: Say,
): Markup => html`<table class="cases" role="table">
<caption>${say(caseTexts.list)}</caption>
<thead role="rowgroup"><tr role="row">${sortable('customer', list.query, say)}${sortable('status', list.query, say)}<th scope="col" role="columnheader">${say(caseTexts.stands)}</th>${sortable('deadline', list.query, say)}${sortable('opened', list.query, say)}</tr></thead>
<tbody role="rowgroup">
${cases.map((order) => row(order, list, now, say))}</tbody>
</table>`
