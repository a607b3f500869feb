import { html } from 'hono/html'
import type { Order } from '../../core/order.ts'
import { failuresByError } from '../../core/use-cases/find-cases.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import type { RecordNames } from '../set-back.ts'
import { jstTime } from '../time.ts'
import { whatToDoAboutError } from '../what-to-do.ts'
import { caseListHref, retryPath } from './case-address.ts'
import { failureTexts } from './console-texts.ts'

const onlyOne = (orders: readonly Order[], error: string): Order | undefined => {
  const failed = orders.filter(({ failure }) => failure?.error === error)
  return failed.length === 1 ? failed[0] : undefined
}

/** What has stopped, by error: what to do about it, and one button for all that stopped for the same reason. */
export function failedCases(orders: readonly Order[], names: RecordNames, say: Say): Markup | '' {
  const failures = failuresByError(orders)
  if (failures.length === 0) return ''
  return html`<section class="alarm" aria-labelledby="stopped"><h2 id="stopped">${say(failureTexts.heading)}</h2>
<ul class="failures">
${failures.map(
  ({ error, count, since }) => html`<li>
<p><code>${error}</code> <span class="aside">${say(failureTexts.since(count))} ${jstTime(since, say)}</span></p>
<p>${say(whatToDoAboutError(error, onlyOne(orders, error), names))}</p>
<form method="post" action="${retryPath}"><input type="hidden" name="error" value="${error}">
<button>${say(failureTexts.retryAll(count))}</button></form>
</li>\n`,
)}</ul>
<p><a href="${caseListHref({ status: 'failed', sort: 'urgent', descending: false })}">${say(failureTexts.show)}</a></p></section>`
}
