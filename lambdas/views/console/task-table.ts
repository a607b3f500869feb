import { html } from 'hono/html'
import { taskDefinition } from '../../../statemachine/process.ts'
import { withoutSecrets } from '../../core/mask-secrets.ts'
import type { Order, Task } from '../../core/order.ts'
import { textOrNone, typed } from '../facts.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import { caseTexts, common, laneText, taskStatus } from '../texts.ts'
import { jstTime } from '../time.ts'
import { nodeText, outcomeText } from '../what-comes-next.ts'
import { dataTable } from './data-table.ts'

const outcome = (order: Order, task: Task, say: Say): Markup =>
  html`${textOrNone(outcomeText(task), say)}${task.answer?.reason && html` <q dir="auto">${withoutSecrets(task.answer.reason, order.variables)}</q>`}`

const row = (order: Order, task: Task, say: Say) => [
  say(nodeText(task.node)),
  String(task.round),
  say(laneText(taskDefinition(task.node).lane)),
  html`<span class="badge ${task.status}">${say(taskStatus[task.status])}</span>`,
  jstTime(task.openedAt, say),
  html`${task.offers.map((offer, at) => html`${at > 0 ? '、' : ''}${typed(offer.member.name)}`)}`,
  task.answer ? typed(task.answer.by.name) : textOrNone(undefined, say),
  task.answer ? jstTime(task.answer.at, say) : textOrNone(undefined, say),
  outcome(order, task, say),
]

/** Every task by node and round, in the order in which they were opened. */
export const taskTable = (order: Order, say: Say): Markup =>
  dataTable(
    {
      caption: caseTexts.tasks,
      columns: [
        common.node,
        common.round,
        common.lane,
        common.status,
        caseTexts.opened,
        caseTexts.offered,
        caseTexts.answeredBy,
        caseTexts.answeredAt,
        caseTexts.outcome,
      ],
      rows: Object.values(order.tasks)
        .sort((a, b) => a.openedAt.localeCompare(b.openedAt))
        .map((task) => row(order, task, say)),
      none: caseTexts.noTasks,
    },
    say,
  )
