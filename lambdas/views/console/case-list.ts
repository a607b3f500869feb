import { html } from 'hono/html'
import { withoutSecrets } from '../../core/mask-secrets.ts'
import type { Order } from '../../core/order.ts'
import { deadline } from '../deadline.ts'
import { textOrNone, typed } from '../facts.ts'
import { whereItStands } from '../flow-picture.ts'
import type { Say } from '../language.ts'
import { renderPage } from '../layout.ts'
import type { Markup } from '../markup.ts'
import { caseTexts, common } from '../texts.ts'
import { jstTime } from '../time.ts'
import { dataTable } from './data-table.ts'
import { orderStatusText } from './order-status.ts'

export interface CaseList {
  open: readonly Order[]
  ended: readonly Order[]
  now: Date
}

/** The page of one order. */
export const casePath = (pid: string): string => `/console/orders/${encodeURIComponent(pid)}`

const titleLink = ({ pid, title, variables }: Order, say: Say): Markup =>
  html`<a href="${casePath(pid)}">${title ? typed(withoutSecrets(title, variables)) : say(common.untitled)}</a>
${variables.q_customerName ? html`<span class="customer">${typed(variables.q_customerName)}</span>` : ''}`

const status = (order: Order, say: Say) =>
  html`<span class="badge ${order.status}">${say(orderStatusText(order))}</span>`
const position = (order: Order, say: Say): Markup => {
  const stands = whereItStands(order)
  return stands.length === 0
    ? textOrNone(undefined, say)
    : html`<ul class="stands">${stands.map((text) => html`<li>${say(text)}</li>`)}</ul>`
}

const openCases = ({ open, now }: CaseList, say: Say): Markup =>
  dataTable(
    {
      caption: caseTexts.open,
      columns: [
        caseTexts.title,
        common.pid,
        common.record,
        common.status,
        caseTexts.stands,
        caseTexts.opened,
        common.deadline,
      ],
      rows: open.map((order) => [
        titleLink(order, say),
        order.pid,
        order.recordId,
        status(order, say),
        position(order, say),
        jstTime(order.openedAt, say),
        deadline(order, now, say),
      ]),
      none: caseTexts.none,
    },
    say,
  )

const endedCases = ({ ended }: CaseList, say: Say): Markup =>
  dataTable(
    {
      caption: caseTexts.ended,
      columns: [caseTexts.title, common.pid, common.record, common.status, caseTexts.opened, caseTexts.endedAt],
      rows: ended.map((order) => [
        titleLink(order, say),
        order.pid,
        order.recordId,
        status(order, say),
        jstTime(order.openedAt, say),
        order.endedAt ? jstTime(order.endedAt, say) : textOrNone(undefined, say),
      ]),
      none: caseTexts.none,
    },
    say,
  )

/** All orders: the open ones with where they stand, then those that have ended. */
export const renderCaseList = (list: CaseList, say: Say): string =>
  renderPage(
    {
      title: caseTexts.list,
      wide: true,
      body: html`<h1>${say(caseTexts.list)}</h1>
<section aria-labelledby="open"><h2 id="open">${say(caseTexts.open)} (${list.open.length})</h2>
${openCases(list, say)}</section>
<section aria-labelledby="ended"><h2 id="ended">${say(caseTexts.ended)} (${list.ended.length})</h2>
${endedCases(list, say)}</section>`,
    },
    say,
  )
