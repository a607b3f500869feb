import { html } from 'hono/html'
import { openerOfRound } from '../../statemachine/branches.ts'
import type { VariableCode } from '../../statemachine/variables.ts'
import { withoutSecrets } from '../core/mask-secrets.ts'
import { type Answer, type Order, type Task, taskKey } from '../core/order.ts'
import { typed } from './facts.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { task as texts } from './task-texts.ts'
import { jstTime } from './time.ts'

/** The answer that opened this task's round by sending something back; undefined where none did. */
export function returnOf(order: Order, { node, round }: Task): Answer | undefined {
  const opener = openerOfRound(node)
  return opener && order.tasks[taskKey(opener, round - 1)]?.answer
}

/** Why something was sent back, on the page of the one who mends it. */
export function returnedReason(
  order: Order,
  task: Task,
  say: Say,
  revealed: readonly VariableCode[] = [],
): Markup | '' {
  const answer = returnOf(order, task)
  if (!answer?.reason) return ''
  return html`<section class="returned-reason" aria-labelledby="returned"><h2 id="returned">${say(texts.returnedTitle)}</h2>
<p class="said" dir="auto">${withoutSecrets(answer.reason, order.variables, revealed)}</p>
<p class="who">${typed(answer.by.name)} ${jstTime(answer.at, say)}</p></section>`
}
