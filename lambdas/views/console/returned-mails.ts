import { html } from 'hono/html'
import type { Order, OrderEvent } from '../../core/order.ts'
import { standingReturns } from '../../core/returned-mail.ts'
import { typed } from '../facts.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import { jstTime } from '../time.ts'
import { pageTexts } from './console-texts.ts'
import { dataTable } from './data-table.ts'
import { mailOf } from './event-sentence.ts'

/** Those of so many are shown, the latest first. */
const mostShown = 20

function row(order: Order, { at, data }: OrderEvent, say: Say) {
  const { what, whom } = mailOf(order, data?.mail)
  const isComplaint = data?.what === 'complaint'
  return [
    say(what),
    typed(say(whom)),
    html`<code>${data?.code ?? ''}</code>${isComplaint ? html` ${say(pageTexts.complaint)}` : ''}`,
    jstTime(at, say),
  ]
}

/** The mails that came back and that nobody has been sent again since: what, to whom, why. */
export function returnedMails(order: Order, say: Say): Markup | '' {
  const returned = standingReturns(order).slice(-mostShown).reverse()
  if (returned.length === 0) return ''
  const columns = [pageTexts.mail, pageTexts.whom, pageTexts.reasonGiven, pageTexts.when]
  const rows = returned.map((event) => row(order, event, say))
  return html`<section class="alarm" aria-labelledby="returned"><h2 id="returned">${say(pageTexts.returned)}</h2>
<p>${say(pageTexts.returnedHint)}</p>
${dataTable({ caption: pageTexts.returned, columns, rows, none: pageTexts.returned }, say)}</section>`
}
