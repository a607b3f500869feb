import { html } from 'hono/html'
import { correctorsOf, openerOfRound } from '../../statemachine/branches.ts'
import type { MemoEntry, VariableCode } from '../../statemachine/variables.ts'
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

export interface Correction {
  /** Who corrected it, and when. */
  answer: Answer
  /** What was left in writing with it, oldest first. */
  memos: readonly MemoEntry[]
  /** What had sent it back. */
  returned?: Answer
}

/** What was corrected right before this task, for it to be done again; undefined where nothing was. */
export function correctionOf(order: Order, { node, round }: Task): Correction | undefined {
  for (const from of correctorsOf(node)) {
    const task = order.tasks[taskKey(from, round)]
    if (task?.answer?.outcome !== 'done') continue
    const memos = order.variables.q_memo.filter((memo) => memo.node === from && memo.round === round)
    return { answer: task.answer, memos, returned: returnOf(order, task) }
  }
  return undefined
}

type Revealed = readonly VariableCode[]

/** What was sent back and why, on the page of the one who mends it; and how it was mended, of the one who checks it again. */
export const returnedReason = (order: Order, task: Task, say: Say, revealed: Revealed = []): Markup =>
  html`${reason(order, task, say, revealed)}${correction(order, task, say, revealed)}`

function reason(order: Order, task: Task, say: Say, revealed: Revealed): Markup | '' {
  const answer = returnOf(order, task)
  if (!answer?.reason) return ''
  return html`<section class="returned-reason" aria-labelledby="returned"><h2 id="returned">${say(texts.returnedTitle)}</h2>
<p class="said" dir="auto">${withoutSecrets(answer.reason, order.variables, revealed)}</p>
<p class="who">${typed(answer.by.name)} ${jstTime(answer.at, say)}</p></section>`
}

function correction(order: Order, task: Task, say: Say, revealed: Revealed): Markup | '' {
  const found = correctionOf(order, task)
  if (!found) return ''
  const { answer, memos, returned } = found
  const said = (text: string) => html`<p class="said" dir="auto">${withoutSecrets(text, order.variables, revealed)}</p>`
  const who = (name: string, at: string) => html`<p class="who">${typed(name)} ${jstTime(at, say)}</p>`
  return html`<section class="returned-reason" aria-labelledby="corrected"><h2 id="corrected">${say(texts.correctedTitle)}</h2>
<p class="who">${say(texts.correctedBy)}: ${typed(answer.by.name)} ${jstTime(answer.at, say)}</p>
<h3>${say(texts.correctionMemo)}</h3>
${memos.length > 0 ? memos.map(({ text }) => said(text)) : html`<p class="said none">${say(texts.noCorrectionMemo)}</p>`}
${returned?.reason ? html`<h3>${say(texts.earlierReason)}</h3>${said(returned.reason)}${who(returned.by.name, returned.at)}` : ''}</section>`
}
