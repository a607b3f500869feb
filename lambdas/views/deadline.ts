import { html } from 'hono/html'
import type { Order } from '../core/order.ts'
import { textOrNone } from './facts.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
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
