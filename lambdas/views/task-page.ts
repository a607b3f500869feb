import { html } from 'hono/html'
import { taskDefinition } from '../../statemachine/process.ts'
import type { VariableCode } from '../../statemachine/variables.ts'
import { isSecret, withoutSecrets } from '../core/mask-secrets.ts'
import { type Offer, type Order, type Task, taskKey } from '../core/order.ts'
import type { Text } from './bilingual.ts'
import { deadline } from './deadline.ts'
import { errorSummary } from './error-summary.ts'
import { type Fact, facts, textOrNone, typed } from './facts.ts'
import { flowPicture } from './flow-picture.ts'
import type { Say } from './language.ts'
import { renderPage } from './layout.ts'
import type { Markup } from './markup.ts'
import { memoThread } from './memo-thread.ts'
import type { FormValues, Problems } from './task-field.ts'
import { enterButton, outcomeButtons, taskFields } from './task-form.ts'
import { common, laneText, task as texts } from './texts.ts'
import { jstTime } from './time.ts'
import { variableLabel, variableText } from './variable-text.ts'
import { nodeText } from './what-comes-next.ts'

export interface TaskPage {
  order: Order
  task: Task
  /** Whose link opened the page. */
  offer: Offer
  /** Where the form is posted to: the link's own path. */
  path: string
  now: Date
  /** What the form came with, when it comes back; secrets in it are not shown again. */
  values?: FormValues
  /** Why the form comes back, by field name. */
  problems?: Problems
  /** Secrets that the person has asked to see. */
  revealed?: readonly VariableCode[]
}

const about = (page: TaskPage, say: Say): Fact[] => [
  [common.lane, say(laneText(taskDefinition(page.task.node).lane))],
  [common.round, String(page.task.round)],
  [common.deadline, deadline(page.order, page.now, say)],
  [texts.you, html`${typed(page.offer.member.name)} <span class="aside">${say(texts.yourOwn)}</span>`],
  [common.pid, page.order.pid],
]

function shown({ order, task, path, revealed = [] }: TaskPage, say: Say): Fact[] {
  return taskDefinition(task.node).shows.map((code) => {
    const label = variableLabel(code)
    const value = textOrNone(variableText(code, order.variables, revealed), say)
    if (!isSecret(code) || !order.variables[code]) return [label, value]
    if (revealed.includes(code))
      return [label, html`<span id="shown-${code}">${value}</span> <span class="aside">${say(texts.revealed)}</span>`]
    return [
      label,
      html`${value} <button class="reveal" name="reveal" value="${code}" formaction="${path}#shown-${code}" formnovalidate>${say(texts.reveal(label))}</button>`,
    ]
  })
}

/** Why the key was sent back, on the page of the one who corrects it. */
function returnedReason({ order, task, revealed }: TaskPage, say: Say): Markup | '' {
  if (task.node !== '1-1′') return ''
  const answer = order.tasks[taskKey('1-2', task.round - 1)]?.answer
  if (!answer?.reason) return ''
  return html`<section class="returned-reason" aria-labelledby="returned"><h2 id="returned">${say(texts.returnedTitle)}</h2>
<p class="said" dir="auto">${withoutSecrets(answer.reason, order.variables, revealed)}</p>
<p class="who">${typed(answer.by.name)} ${jstTime(answer.at, say)}</p></section>`
}

/** The page behind a task's link: what to know, what to fill in, and how to answer. */
export function renderTaskPage(page: TaskPage, say: Say): string {
  const { order, task, path, values, problems = {}, revealed } = page
  const name = nodeText(task.node)
  const title: Text =
    Object.keys(problems).length > 0 ? [`${texts.error[0]}: ${name[0]}`, `${texts.error[1]}: ${name[1]}`] : name
  return renderPage(
    {
      title,
      body: html`${errorSummary(problems, say)}
<h1>${say(name)}</h1>
<p class="order-title">${order.title ? typed(order.title) : say(common.untitled)}</p>
${order.variables.q_customerName ? html`<p class="customer">${say(variableLabel('q_customerName'))}: ${typed(order.variables.q_customerName)}</p>` : ''}
${facts(about(page, say), say)}
${returnedReason(page, say)}
<form method="post" action="${path}" autocomplete="off">
${enterButton()}
<section aria-labelledby="given"><h2 id="given">${say(texts.given)}</h2>
${facts(shown(page, say), say)}</section>
<section aria-labelledby="memos"><h2 id="memos">${say(common.memos)}</h2>
${memoThread(order.variables, say, revealed)}</section>
<section aria-labelledby="fill"><h2 id="fill">${say(texts.form)}</h2>
${taskFields({ node: task.node, variables: order.variables, values, problems, say })}
${outcomeButtons(task.node, say)}</section>
</form>
<section aria-labelledby="flow"><h2 id="flow">${say(common.flow)}</h2>
${flowPicture(order, say)}</section>`,
    },
    say,
  )
}
