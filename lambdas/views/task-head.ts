import { html } from 'hono/html'
import { taskDefinition } from '../../statemachine/process.ts'
import { withoutSecrets } from '../core/mask-secrets.ts'
import type { Order, Task } from '../core/order.ts'
import { explainedDeadline } from './deadline.ts'
import { typed } from './facts.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { task as texts } from './task-texts.ts'
import { common, laneText } from './texts.ts'
import { variableLabel } from './variable-text.ts'
import { nodeText } from './what-comes-next.ts'

/** What is to be done, for which order and customer, until when. */
export function taskHead(order: Order, { node, round }: Task, now: Date, say: Say): Markup {
  const { q_customerName: customer } = order.variables
  return html`<div class="task-head">
<p class="eyebrow">${say(laneText(taskDefinition(node).lane))}${round > 1 ? html` <span class="badge open">${say(texts.round(round))}</span>` : ''}</p>
<h1>${say(nodeText(node))}</h1>
<p class="order-title">${order.title ? typed(withoutSecrets(order.title, order.variables)) : say(common.untitled)}</p>
${customer ? html`<p class="customer">${say(variableLabel('q_customerName'))}: ${typed(customer)}</p>` : ''}
<p class="due"><span class="label">${say(common.deadline)}</span> ${explainedDeadline(order, now, say)}</p>
</div>`
}
