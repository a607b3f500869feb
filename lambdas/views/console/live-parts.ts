import { html } from 'hono/html'
import type { Settings } from '../../../settings/settings.ts'
import { withoutSecrets } from '../../core/mask-secrets.ts'
import type { KintoneRefusal, Order } from '../../core/order.ts'
import { hasEnded, isLive } from '../../core/rules/fence.ts'
import { explainedDeadline } from '../deadline.ts'
import { type Fact, facts, typed } from '../facts.ts'
import { flowPicture } from '../flow-picture.ts'
import type { Say } from '../language.ts'
import { type Markup, toText } from '../markup.ts'
import { memoThread } from '../memo-thread.ts'
import { personIn } from '../person-in.ts'
import { refusedFieldLines } from '../refused-fields.ts'
import { becameOf, type RecordNames } from '../set-back.ts'
import { caseTexts, common } from '../texts.ts'
import { jstTime } from '../time.ts'
import { nodeText } from '../what-comes-next.ts'
import { whatToDoAboutError, whatToDoAboutGiveBack, whatToDoAboutRecord } from '../what-to-do.ts'
import { caseActs, type RefusedReason } from './case-acts.ts'
import { caseHref, type FromList } from './case-address.ts'
import { pageTexts } from './console-texts.ts'
import { orderStatusText } from './order-status.ts'
import { returnedMails } from './returned-mails.ts'
import { currentPlaces, standing } from './standing.ts'
import { taskTable } from './task-table.ts'
import { timeline } from './timeline.ts'
import { unsentMails } from './unsent-mails.ts'
import { variableList } from './variable-list.ts'

export interface LiveCase {
  order: Order
  now: Date
  lanes: Settings['lanes']
  names: RecordNames
  /** The list to go back to. */
  from: FromList
  /** Where the kintone record is. */
  recordUrl: string
  /** Where the execution is looked at, if anywhere else than here. */
  executionUrl?: string
  /** A cancel that came back for its reason. */
  refused?: RefusedReason
}

/** The parts of the case page that change by themselves, each replaced as a whole by `/live.js`. */
export const liveParts = {
  state: (page: LiveCase, say: Say): Markup => {
    const { order } = page
    const warnings = alarms(page, say)
    return html`<div data-live="state" data-says="${saying(order, say)}"${hasEnded(order) ? html` data-ended` : ''}>
${warnings.length > 0 ? html`<section class="alarm">${facts(warnings, say)}</section>` : ''}
${unsentMails(order, say)}
${returnedMails(order, say)}
<section class="head">${facts(about(page, say), say)}</section>
<section aria-labelledby="flow"><h2 id="flow">${say(common.flow)}</h2>
${flowPicture(order, say)}</section>
</div>`
  },
  acts: ({ order, lanes, names, from, refused }: LiveCase, say: Say): Markup =>
    html`<div data-live="acts">${caseActs({ order, lanes, names, path: caseHref(order.pid, from), refused }, say)}</div>`,
  rest: ({ order }: LiveCase, say: Say): Markup => html`<div data-live="rest">
<section aria-labelledby="tasks"><h2 id="tasks">${say(caseTexts.tasks)}</h2>
${taskTable(order, say)}</section>
<section aria-labelledby="memos"><h2 id="memos">${say(common.memos)}</h2>
${memoThread(order.variables, say)}</section>
<section aria-labelledby="variables"><h2 id="variables">${say(caseTexts.variables)}</h2>
${variableList(order, say)}</section>
<section aria-labelledby="timeline"><h2 id="timeline">${say(caseTexts.timeline)}</h2>
${timeline(order, say)}</section>
</div>`,
}

/** The parts alone, as `/live.js` asks for them. */
export const renderLiveParts = (page: LiveCase, say: Say): string =>
  toText(html`${Object.values(liveParts).map((part) => part(page, say))}`)

/** What is read out when it changes: where the order stands now, or how it ended. */
function saying(order: Order, say: Say): string {
  const places = currentPlaces(order).map((node) => say(nodeText(node)))
  return say(places.length > 0 ? pageTexts.nowAt(places.join('、')) : pageTexts.nowEnded(orderStatusText(order)))
}

function about({ order, now, recordUrl, executionUrl }: LiveCase, say: Say): Fact[] {
  return [
    [common.status, html`<span class="badge ${order.status}">${say(orderStatusText(order))}</span>`],
    [caseTexts.stands, standing(order, say)],
    [common.deadline, explainedDeadline(order, now, say)],
    [caseTexts.opened, jstTime(order.openedAt, say)],
    ...(order.endedAt ? [[caseTexts.endedAt, jstTime(order.endedAt, say)] as const] : []),
    [
      common.pid,
      executionUrl ? html`${order.pid} <a href="${executionUrl}">${say(pageTexts.execution)}</a>` : order.pid,
    ],
    [common.record, html`${typed(order.recordId)} <a href="${recordUrl}">${say(pageTexts.kintone)}</a>`],
  ]
}

/** What needs a person's attention, or explains how the order ended. */
function alarms({ order, names }: LiveCase, say: Say): Fact[] {
  const { failure, conflict, cancel, variables } = order
  const alarm: Fact[] = []
  if (failure)
    alarm.push([
      caseTexts.failure,
      html`<code>${failure.error}</code> ${jstTime(failure.at, say)}<p>${say(whatToDoAboutError(failure.error, order, names))}</p>${kintoneSays(failure.refused, order, say)}`,
    ])
  if (conflict && isLive(order))
    alarm.push([
      caseTexts.conflict,
      // the failure that it has led to says what to do already
      html`${say(caseTexts[conflict.what])} ${jstTime(conflict.at, say)}${failure?.error === 'KintoneConflict' ? '' : html`<p>${say(whatToDoAboutRecord(conflict.what, order, names))}</p>`}`,
    ])
  if (cancel)
    alarm.push([
      caseTexts.cancel,
      html`${typed(withoutSecrets(cancel.reason, variables))} (${typed(say(personIn(order)(cancel.by)))}) ${jstTime(cancel.at, say)}${cancel.record ? html`<p>${say(becameOf(cancel.record))}</p>` : ''}`,
    ])
  if (cancel?.refused)
    alarm.push([
      caseTexts.giveBack,
      html`${jstTime(cancel.refused.at, say)}<p>${say(whatToDoAboutGiveBack(order, names))}</p>${kintoneSays(cancel.refused, order, say)}`,
    ])
  return alarm
}

function kintoneSays(refused: KintoneRefusal | undefined, { variables }: Order, say: Say): Markup | '' {
  const lines = refused ? refusedFieldLines(refused) : []
  if (lines.length === 0) return ''
  return html`<p>${say(caseTexts.kintoneSays)}:</p><ul>${lines.map((line) => html`<li>${typed(withoutSecrets(line, variables))}</li>`)}</ul>`
}
