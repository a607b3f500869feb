import { html } from 'hono/html'
import { taskDefinition } from '../../../statemachine/process.ts'
import { holderOf } from '../../core/holder.ts'
import { withoutSecrets } from '../../core/mask-secrets.ts'
import type { Offer, Order, Task } from '../../core/order.ts'
import { isMailBack } from '../../core/returned-mail.ts'
import { textOrNone, typed } from '../facts.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import { caseTexts, common, laneText, taskStatus } from '../texts.ts'
import { jstTime } from '../time.ts'
import { nodeText, outcomeText } from '../what-comes-next.ts'
import { pageTexts } from './console-texts.ts'
import { dataTable } from './data-table.ts'

const step = ({ node, round }: Task, say: Say): Markup =>
  html`${say(nodeText(node))} <span class="aside">${say(laneText(taskDefinition(node).lane))}・${say(pageTexts.round(round))}</span>`

function offered(order: Order, task: Task, offer: Offer, say: Say): Markup {
  const name = typed(offer.member.name)
  if (offer.withdrawnAt) return html`<s>${name}</s> ${say(offer.hasLeft ? pageTexts.left : pageTexts.withdrawn)}`
  return isMailBack(order, task, offer)
    ? html`${name} <span class="badge failed">${say(pageTexts.mailBack)}</span>`
    : name
}

function holder(task: Task, say: Say): Markup {
  const held = holderOf(task)
  return held
    ? html`${typed(held.offer.member.name)} <span class="aside">${jstTime(held.at, say)}</span>`
    : textOrNone(undefined, say)
}

function answer(order: Order, task: Task, say: Say): Markup {
  if (!task.answer) return textOrNone(undefined, say)
  const { by, at, reason } = task.answer
  return html`${textOrNone(outcomeText(task), say)}${reason && html` <q dir="auto">${withoutSecrets(reason, order.variables)}</q>`}
<span class="aside">${typed(by.name)} ${jstTime(at, say)}</span>`
}

const row = (order: Order, task: Task, say: Say) => [
  step(task, say),
  html`<span class="badge ${task.status}">${say(taskStatus[task.status])}</span>`,
  jstTime(task.openedAt, say),
  html`${task.offers.map((offer, at) => html`${at > 0 ? '、' : ''}${offered(order, task, offer, say)}`)}`,
  holder(task, say),
  answer(order, task, say),
]

/** Every task by node and round, in the order in which they were opened. */
export const taskTable = (order: Order, say: Say): Markup =>
  dataTable(
    {
      caption: caseTexts.tasks,
      columns: [common.node, common.status, caseTexts.opened, caseTexts.offered, pageTexts.holder, caseTexts.outcome],
      rows: Object.values(order.tasks)
        .sort((a, b) => a.openedAt.localeCompare(b.openedAt))
        .map((task) => row(order, task, say)),
      none: caseTexts.noTasks,
    },
    say,
  )
