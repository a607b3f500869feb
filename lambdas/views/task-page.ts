import { html } from 'hono/html'
import { taskDefinition } from '../../statemachine/process.ts'
import type { VariableCode } from '../../statemachine/variables.ts'
import { otherHolder } from '../core/holder.ts'
import { isSecret } from '../core/mask-secrets.ts'
import type { Offer, Order, Task } from '../core/order.ts'
import type { Text } from './bilingual.ts'
import { errorSummary } from './error-summary.ts'
import { type Fact, facts, textOrNone } from './facts.ts'
import { flowPicture } from './flow-picture.ts'
import type { Say } from './language.ts'
import { languageButton } from './language-button.ts'
import { renderPage } from './layout.ts'
import { memoThread } from './memo-thread.ts'
import { returnedReason } from './returned-reason.ts'
import { type Colleague, formOfAct, taskActs } from './task-acts.ts'
import type { FormValues, Problems } from './task-field.ts'
import { enterButton, taskForm } from './task-form.ts'
import { taskHead } from './task-head.ts'
import { type Refused, refusedAsHeld, taskHolder } from './task-holder.ts'
import { task as texts, told } from './task-texts.ts'
import { common } from './texts.ts'
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
  /** Why a form comes back, by field name: a variable, `reason`, `outcome`, or `to` and `memo` of the other acts. */
  problems?: Problems
  /** Secrets that the person has asked to see. */
  revealed?: readonly VariableCode[]
  /** The other members of the lane, to whom the task can be handed over unless one of them has it. */
  colleagues?: readonly Colleague[]
  /** What the person has just done. */
  done?: keyof typeof told
  /** What came back undone because another member has the task; `values` are what it held. */
  refusedAsHeld?: Refused
}

function shown({ order, task, path, revealed = [] }: TaskPage, say: Say): Fact[] {
  return taskDefinition(task.node).shows.map((code) => {
    const label = variableLabel(code)
    const value = textOrNone(variableText(code, order.variables, revealed), say)
    if (!isSecret(code) || !order.variables[code]) return [label, value]
    if (revealed.includes(code))
      return [
        label,
        html`<span id="shown-${code}" class="secret">${value}</span> <span class="aside">${say(texts.revealed)}</span>`,
      ]
    return [
      label,
      html`<span class="secret">${value}</span> <button class="reveal" name="reveal" value="${code}" form="answer" formaction="${path}#shown-${code}" formnovalidate>${say(texts.reveal(label))}</button>`,
    ]
  })
}

/** The page behind a task's link: what to know, what to fill in, and how to answer. */
export function renderTaskPage(page: TaskPage, say: Say): string {
  const { order, task, offer, path, now, values, problems = {}, revealed, colleagues = [], done } = page
  const name = nodeText(task.node)
  const title: Text =
    Object.keys(problems).length > 0 ? [`${texts.error[0]}: ${name[0]}`, `${texts.error[1]}: ${name[1]}`] : name
  const holder = otherHolder(task, offer.ref)
  const pressed = values?.look ?? values?.act ?? values?.outcome ?? ''
  const acts = { path, colleagues: holder ? [] : colleagues, values, problems }
  return renderPage(
    {
      title,
      wide: true,
      languageSwitch: values && languageButton({ path, pressed, form: formOfAct(pressed, acts) ?? 'answer' }, say),
      body: html`${errorSummary(problems, say)}
${page.refusedAsHeld ? refusedAsHeld(page.refusedAsHeld, task, offer, say) : ''}
${done ? html`<p class="told" role="status" tabindex="-1" autofocus>${say(told[done])}</p>` : ''}
${taskHead(order, task, now, say)}
${values ? '' : enterButton()}
${taskHolder({ task, offer, hasColleagues: colleagues.length > 0, problems }, say)}
${returnedReason(order, task, say, revealed)}
<div class="task-columns"><div>
<section aria-labelledby="given"><h2 id="given">${say(texts.given)}</h2>
${facts(shown(page, say), say)}</section>
<section aria-labelledby="memos"><h2 id="memos">${say(common.memos)}</h2>
${memoThread(order.variables, say, revealed)}</section>
</div><div>
${taskForm({ node: task.node, path, variables: order.variables, values, problems, takesOverFrom: holder?.offer.member.name }, say)}
${taskActs(acts, say)}
</div></div>
<section aria-labelledby="flow"><h2 id="flow">${say(common.flow)}</h2>
${flowPicture(order, say)}</section>
<p class="aside yours"><bdi>${say(texts.you(offer.member.name))}</bdi> <span>${say(common.pid)}: ${order.pid}</span></p>`,
    },
    say,
  )
}
