import { html } from 'hono/html'
import type { Order, UnsentMail } from '../../core/order.ts'
import { textOrNone, typed } from '../facts.ts'
import type { Say } from '../language.ts'
import { mailKind } from '../mail-kinds.ts'
import type { Markup } from '../markup.ts'
import { jstTime } from '../time.ts'
import { pageTexts } from './console-texts.ts'
import { dataTable } from './data-table.ts'

function whom(order: Order, { task = '', ref, to }: UnsentMail, say: Say): Markup | string {
  const offer = to === undefined && order.tasks[task]?.offers.find((candidate) => candidate.ref === ref)
  return offer ? typed(offer.member.name) : say(pageTexts.outside)
}

const row = (order: Order, mail: UnsentMail, say: Say) => [
  say(mailKind[mail.kind]),
  whom(order, mail, say),
  mail.failingSince ? jstTime(mail.failingSince, say) : textOrNone(undefined, say),
  say(pageTexts.times(mail.failures)),
  jstTime(mail.dueAt, say),
]

/** The mails that were tried and could not be sent: what, to whom, since when. */
export function unsentMails(order: Order, say: Say): Markup | '' {
  const failing = order.unsent.filter(({ failures }) => failures > 0)
  if (failing.length === 0) return ''
  const columns = [pageTexts.mail, pageTexts.whom, pageTexts.since, pageTexts.failures, pageTexts.nextTry]
  const rows = failing.map((mail) => row(order, mail, say))
  return html`<section class="alarm" aria-labelledby="unsent"><h2 id="unsent">${say(pageTexts.unsent)}</h2>
<p>${say(pageTexts.unsentHint)}</p>
${dataTable({ caption: pageTexts.unsent, columns, rows, none: pageTexts.unsent }, say)}</section>`
}
