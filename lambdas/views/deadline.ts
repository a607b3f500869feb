import { html } from 'hono/html'
import { isDesiredTooFar } from '../core/deadline.ts'
import type { Order } from '../core/order.ts'
import { textOrNone } from './facts.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { common } from './texts.ts'
import { jstTime, timeLeft } from './time.ts'

const aDay = 86_400_000

/** How near a deadline (ISO 8601) is. */
const nearness = (limit: string, now: Date) => (Date.parse(limit) - now.getTime() < aDay ? ' soon' : '')

/** An order's deadline in JST, and how much time is left or past unless the order has ended. */
export function deadline({ variables, endedAt }: Order, now: Date, say: Say): Markup {
  const limit = variables.q_taskLimitDatetime
  if (!limit) return textOrNone(undefined, say)
  const left = endedAt ? undefined : timeLeft(limit, now)
  return html`${jstTime(limit, say)}${left && html` <strong class="left${left.overdue ? ' overdue' : nearness(limit, now)}">${say(left.text)}</strong>`}`
}

/** The same, and why it is not 構築希望日時 where that is too far off. */
export const explainedDeadline = (order: Order, now: Date, say: Say): Markup =>
  html`${deadline(order, now, say)}${isDesiredTooFar(order) ? html` <span class="hint">${say(common.desiredTooFar)}</span>` : ''}`
