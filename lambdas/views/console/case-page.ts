import { html } from 'hono/html'
import { withoutSecrets } from '../../core/mask-secrets.ts'
import type { Order } from '../../core/order.ts'
import { bilingual } from '../bilingual.ts'
import { deadline } from '../deadline.ts'
import { type Fact, facts, textOrNone, typed } from '../facts.ts'
import { flowPicture, whereItStands } from '../flow-picture.ts'
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

const about = ({ order, now }: CasePage): Fact[] => [
  [common.status, bilingual(orderStatusText(order))],
  [caseTexts.stands, html`${whereItStands(order).map((text) => html`<p>${bilingual(text)}</p>`)}`],
  [common.deadline, deadline(order, now)],
  [common.pid, order.pid],
  [common.record, order.recordId],
  [caseTexts.opened, jstTime(order.openedAt)],
  ...(order.endedAt ? [[caseTexts.endedAt, jstTime(order.endedAt)] as const] : []),
]

/** What needs a person's attention, or explains how the order ended. */
function alarms({ failure, conflict, cancel, variables }: Order): Fact[] {
  return [
    ...(failure ? [[caseTexts.failure, html`<code>${failure.error}</code> ${jstTime(failure.at)}`] as const] : []),
    ...(conflict
      ? [[caseTexts.conflict, html`${bilingual(caseTexts[conflict.what])} ${jstTime(conflict.at)}`] as const]
      : []),
    ...(cancel
      ? [
          [
            caseTexts.cancel,
            html`${typed(withoutSecrets(cancel.reason, variables))} (${typed(cancel.by)}) ${jstTime(cancel.at)}`,
          ] as const,
        ]
      : []),
  ]
}

const variableTable = ({ variables }: Order): Markup =>
  dataTable({
    caption: caseTexts.variables,
    columns: [caseTexts.label, caseTexts.code, caseTexts.value],
    rows: variableCodes.map((code) => [
      bilingual(variableLabel(code)),
      html`<code>${code}</code>`,
      textOrNone(variableText(code, variables)),
    ]),
    none: caseTexts.none,
  })

/** Everything known of one order but its secrets. */
export function renderCasePage(page: CasePage): string {
  const { order } = page
  const warnings = alarms(order)
  const title = order.title && withoutSecrets(order.title, order.variables)
  return renderPage({
    title: [title ?? order.pid, ''],
    wide: true,
    body: html`<nav><a href="/console">${bilingual(caseTexts.back)}</a></nav>
<h1>${title ? typed(title) : bilingual(common.untitled)}</h1>
${warnings.length > 0 ? html`<section class="alarm">${facts(warnings)}</section>` : ''}
${facts(about(page))}
${caseActs(order)}
<section aria-labelledby="flow"><h2 id="flow">${bilingual(common.flow)}</h2>
${flowPicture(order)}</section>
<section aria-labelledby="tasks"><h2 id="tasks">${bilingual(caseTexts.tasks)}</h2>
${taskTable(order)}</section>
<section aria-labelledby="memos"><h2 id="memos">${bilingual(common.memos)}</h2>
${memoThread(order.variables)}</section>
<section aria-labelledby="variables"><h2 id="variables">${bilingual(caseTexts.variables)}</h2>
${variableTable(order)}</section>
<section aria-labelledby="timeline"><h2 id="timeline">${bilingual(caseTexts.timeline)}</h2>
${timeline(order)}</section>`,
  })
}
