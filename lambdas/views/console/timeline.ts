import { html } from 'hono/html'
import type { Order, OrderEvent } from '../../core/order.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import { caseTexts } from '../texts.ts'
import { jstTime } from '../time.ts'
import { eventSentence } from './event-sentence.ts'

/** An event of a type that has no sentence is shown as it is stored. */
const asStored = ({ type, node, round, by, data = {} }: OrderEvent): Markup =>
  html`<code>${[type, node && `${node}${round ? `#${round}` : ''}`, by, ...Object.entries(data).map(([key, value]) => `${key}=${value}`)].filter(Boolean).join(' ')}</code>`

function entry(order: Order, event: OrderEvent, say: Say): Markup {
  const sentence = eventSentence(order, event)
  return html`<li class="${event.type}"><span class="when">${jstTime(event.at, say)}</span> <span class="what" dir="auto">${sentence ? say(sentence) : asStored(event)}</span></li>\n`
}

/** What happened to the order, in sentences, the latest first. */
export const timeline = (order: Order, say: Say): Markup =>
  order.events.length === 0
    ? html`<p class="none">${say(caseTexts.noEvents)}</p>`
    : html`<ol class="timeline" reversed>
${order.events.toReversed().map((event) => entry(order, event, say))}</ol>`
