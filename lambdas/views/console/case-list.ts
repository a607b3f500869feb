import { html } from 'hono/html'
import type { CaseQuery } from '../../core/case-query.ts'
import { laneFigures } from '../../core/lane-figures.ts'
import { type FoundCases, mostRead } from '../../core/use-cases/find-cases.ts'
import type { Say } from '../language.ts'
import { renderPage } from '../layout.ts'
import type { Markup } from '../markup.ts'
import type { RecordNames } from '../set-back.ts'
import { caseTexts } from '../texts.ts'
import { caseListHref, caseQueryFields, casesCsvPath, casesXlsxPath } from './case-address.ts'
import { caseRows } from './case-rows.ts'
import { caseSearch, caseTabs } from './case-search.ts'
import { failureTexts, listTexts } from './console-texts.ts'
import { failedCases } from './failed-cases.ts'
import { laneCharts } from './lane-charts.ts'

export interface CaseList extends FoundCases {
  query: CaseQuery
  /** From 1. */
  page: number
  now: Date
  names: RecordNames
  /** What retrying all orders of one error has come to. */
  retried?: { retried: number; refused: number; more: boolean }
}

const pageRows = 50

/** All cases that fit the query, the most urgent first, with what has stopped above them and the lanes' figures below. */
export function renderCaseList(list: CaseList, say: Say): string {
  const { query, orders, now, retried, names } = list
  return renderPage(
    {
      title: caseTexts.list,
      wide: true,
      query: caseQueryFields(query),
      body: html`<div class="heading"><h1>${say(caseTexts.list)}</h1>
<p class="beside"><a href="#figures">${say(listTexts.toFigures)}</a> <a href="${caseListHref(query, {}, casesXlsxPath)}">${say(listTexts.xlsx)}</a> <a href="${caseListHref(query, {}, casesCsvPath)}">${say(listTexts.csv)}</a></p></div>
${retried ? html`<p class="told" role="status">${say(failureTexts.retried(retried.retried, retried.refused, retried.more))}</p>` : ''}
${failedCases(orders, names, say)}
${caseTabs(query, orders, now, say)}
${caseSearch(query, say)}
${found(list, say)}
${orders.length > 0 ? laneCharts(laneFigures(orders, now), say) : ''}`,
    },
    say,
  )
}

function found({ cases, orders, more, unreadable, query, page, now }: CaseList, say: Say): Markup {
  const bound = html`${more.open || more.ended ? html`<p class="hint">${say(listTexts.bound(mostRead))}</p>` : ''}${unreadable > 0 ? html`<p class="hint">${say(listTexts.unreadable(unreadable))}</p>` : ''}`
  if (cases.length === 0)
    return html`<p class="none lead">${say(orders.length === 0 ? listTexts.noneAtAll : listTexts.noneFound)}</p>${bound}`
  const pages = Math.ceil(cases.length / pageRows)
  const at = Math.min(page, pages)
  const from = (at - 1) * pageRows
  const shown = cases.slice(from, from + pageRows)
  return html`<p class="aside">${say(listTexts.shown(from + 1, from + shown.length, cases.length))}</p>${bound}
${caseRows(shown, { query, page: at }, now, say)}
${pages > 1 ? pageLinks(query, at, pages, say) : ''}`
}

const pageLinks = (
  query: CaseQuery,
  at: number,
  pages: number,
  say: Say,
): Markup => html`<nav class="pages" aria-label="${say(listTexts.pages)}">
${at > 1 ? html`<a rel="prev" href="${caseListHref(query, { page: String(at - 1) })}">${say(listTexts.previous)}</a>` : ''}
<span>${at} / ${pages}</span>
${at < pages ? html`<a rel="next" href="${caseListHref(query, { page: String(at + 1) })}">${say(listTexts.next)}</a>` : ''}</nav>`
