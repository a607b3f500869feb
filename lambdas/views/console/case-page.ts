import { html } from 'hono/html'
import { withoutSecrets } from '../../core/mask-secrets.ts'
import type { Order } from '../../core/order.ts'
import { deadline } from '../deadline.ts'
import { type Fact, facts, textOrNone, typed } from '../facts.ts'
import { flowPicture, whereItStands } from '../flow-picture.ts'
import type { Say } from '../language.ts'
import { renderPage } from '../layout.ts'
import type { Markup } from '../markup.ts'
import { memoThread } from '../memo-thread.ts'
import { caseTexts, common } from '../texts.ts'
import { jstTime } from '../time.ts'
import { variableCodes, variableLabel, variableText } from '../variable-text.ts'
import { caseActs } from './case-acts.ts'
import { dataTable } from './data-table.ts'
import { orderStatusText } from './order-status.ts'
import { taskTable } from './task-table.ts'
import { timeline } from './timeline.ts'

export interface CasePage {
  order: Order
  now: Date
}

const about = ({ order, now }: CasePage, say: Say): Fact[] => [
  [common.status, say(orderStatusText(order))],
  [caseTexts.stands, html`${whereItStands(order).map((text) => html`<p>${say(text)}</p>`)}`],
  [common.deadline, deadline(order, now, say)],
  [common.pid, order.pid],
  [common.record, order.recordId],
  [caseTexts.opened, jstTime(order.openedAt, say)],
  ...(order.endedAt ? [[caseTexts.endedAt, jstTime(order.endedAt, say)] as const] : []),
]

/** What needs a person's attention, or explains how the order ended. */
function alarms({ failure, conflict, cancel, variables }: Order, say: Say): Fact[] {
  return [
    ...(failure ? [[caseTexts.failure, html`<code>${failure.error}</code> ${jstTime(failure.at, say)}`] as const] : []),
    ...(conflict
      ? [[caseTexts.conflict, html`${say(caseTexts[conflict.what])} ${jstTime(conflict.at, say)}`] as const]
      : []),
    ...(cancel
      ? [
          [
            caseTexts.cancel,
            html`${typed(withoutSecrets(cancel.reason, variables))} (${typed(cancel.by)}) ${jstTime(cancel.at, say)}`,
          ] as const,
        ]
      : []),
  ]
}

const variableTable = ({ variables }: Order, say: Say): Markup =>
  dataTable(
    {
      caption: caseTexts.variables,
      columns: [caseTexts.label, caseTexts.code, caseTexts.value],
      rows: variableCodes.map((code) => [
        say(variableLabel(code)),
        html`<code>${code}</code>`,
        textOrNone(variableText(code, variables), say),
      ]),
      none: caseTexts.none,
    },
    say,
  )

/** Everything known of one order but its secrets. */
export function renderCasePage(page: CasePage, say: Say): string {
  const { order } = page
  const warnings = alarms(order, say)
  const title = order.title && withoutSecrets(order.title, order.variables)
  return renderPage(
    {
      title: [title ?? order.pid, ''],
      wide: true,
      body: html`<nav><a href="/console">${say(caseTexts.back)}</a></nav>
<h1>${title ? typed(title) : say(common.untitled)}</h1>
${warnings.length > 0 ? html`<section class="alarm">${facts(warnings, say)}</section>` : ''}
${facts(about(page, say), say)}
${caseActs(order, say)}
<section aria-labelledby="flow"><h2 id="flow">${say(common.flow)}</h2>
${flowPicture(order, say)}</section>
<section aria-labelledby="tasks"><h2 id="tasks">${say(caseTexts.tasks)}</h2>
${taskTable(order, say)}</section>
<section aria-labelledby="memos"><h2 id="memos">${say(common.memos)}</h2>
${memoThread(order.variables, say)}</section>
<section aria-labelledby="variables"><h2 id="variables">${say(caseTexts.variables)}</h2>
${variableTable(order, say)}</section>
<section aria-labelledby="timeline"><h2 id="timeline">${say(caseTexts.timeline)}</h2>
${timeline(order, say)}</section>`,
    },
    say,
  )
}
