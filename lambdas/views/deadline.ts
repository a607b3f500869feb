import { html } from 'hono/html'
import type { Order } from '../core/order.ts'
import { bilingual } from './bilingual.ts'
import { textOrNone } from './facts.ts'
import type { Markup } from './markup.ts'
import { jstTime, timeLeft } from './time.ts'

/** An order's deadline in JST, and how much time is left or past unless the order has ended. */
export function deadline({ variables, endedAt }: Order, now: Date): Markup {
  const limit = variables.q_taskLimitDatetime
  if (!limit) return textOrNone(undefined)
  const left = endedAt ? undefined : timeLeft(limit, now)
  return html`${jstTime(limit)}${left && html` <strong class="left${left.overdue ? ' overdue' : ''}">${bilingual(left.text)}</strong>`}`
}
