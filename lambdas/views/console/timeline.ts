import { html } from 'hono/html'
import { type NodeId, nodes } from '../../../statemachine/process.ts'
import type { Order, OrderEvent } from '../../core/order.ts'
import type { Text } from '../bilingual.ts'
import { typed } from '../facts.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import { caseTexts, eventType } from '../texts.ts'
import { jstTime } from '../time.ts'
import { nodeText } from '../what-comes-next.ts'

const isNode = (node: string): node is NodeId => Object.hasOwn(nodes, node)
const typeText = (type: string): Text => (Object.hasOwn(eventType, type) && eventType[type]) || [type, '']
const where = ({ node = '', round }: OrderEvent, say: Say): Markup =>
  html`${isNode(node) ? say(nodeText(node)) : node}${round && html` #${round}`}`

const entry = (event: OrderEvent, say: Say): Markup => html`<li>
<p>${jstTime(event.at, say)} <strong>${say(typeText(event.type))}</strong></p>
<p class="where">${where(event, say)} ${event.by && typed(event.by)} ${Object.entries(event.data ?? {}).map(([key, value]) => html`<code>${key}=${value}</code> `)}</p>
</li>\n`

/** What happened to the order, oldest first. */
export const timeline = ({ events }: Order, say: Say): Markup =>
  events.length === 0
    ? html`<p class="none">${say(caseTexts.noEvents)}</p>`
    : html`<ol class="timeline">
${events.map((event) => entry(event, say))}</ol>`
