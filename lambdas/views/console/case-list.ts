import { html } from 'hono/html'
import { withoutSecrets } from '../../core/mask-secrets.ts'
import type { Order } from '../../core/order.ts'
import { bilingual } from '../bilingual.ts'
import { deadline } from '../deadline.ts'
import { textOrNone, typed } from '../facts.ts'
import { whereItStands } from '../flow-picture.ts'
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

const titleLink = ({ pid, title, variables }: Order): Markup =>
  html`<a href="${casePath(pid)}">${title ? typed(withoutSecrets(title, variables)) : bilingual(common.untitled)}</a>
${variables.q_customerName ? html`<span class="customer">${typed(variables.q_customerName)}</span>` : ''}`

const status = (order: Order) => html`<span class="badge ${order.status}">${bilingual(orderStatusText(order))}</span>`
const position = (order: Order): Markup => {
  const stands = whereItStands(order)
  return stands.length === 0
    ? textOrNone(undefined)
    : html`<ul class="stands">${stands.map((text) => html`<li>${bilingual(text)}</li>`)}</ul>`
}

const openCases = ({ open, now }: CaseList): Markup =>
  dataTable({
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
      titleLink(order),
      order.pid,
      order.recordId,
      status(order),
      position(order),
      jstTime(order.openedAt),
      deadline(order, now),
    ]),
    none: caseTexts.none,
  })

const endedCases = ({ ended }: CaseList): Markup =>
  dataTable({
    caption: caseTexts.ended,
    columns: [caseTexts.title, common.pid, common.record, common.status, caseTexts.opened, caseTexts.endedAt],
    rows: ended.map((order) => [
      titleLink(order),
      order.pid,
      order.recordId,
      status(order),
      jstTime(order.openedAt),
      order.endedAt ? jstTime(order.endedAt) : textOrNone(undefined),
    ]),
    none: caseTexts.none,
  })

/** All orders: the open ones with where they stand, then those that have ended. */
export const renderCaseList = (list: CaseList): string =>
  renderPage({
    title: caseTexts.list,
    wide: true,
    body: html`<h1>${bilingual(caseTexts.list)}</h1>
<section aria-labelledby="open"><h2 id="open">${bilingual(caseTexts.open)} (${list.open.length})</h2>
${openCases(list)}</section>
<section aria-labelledby="ended"><h2 id="ended">${bilingual(caseTexts.ended)} (${list.ended.length})</h2>
${endedCases(list)}</section>`,
  })
