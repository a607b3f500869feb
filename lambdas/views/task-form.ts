import { html } from 'hono/html'
import { type Outcome, type OutcomeDefinition, type TaskNode, taskDefinition } from '../../statemachine/process.ts'
import { isBlank } from '../../statemachine/typed-text.ts'
import type { Variables } from '../../statemachine/variables.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { strayField } from './stray-field.ts'
import { type FormValues, type Problems, textField, tickField, useNumberField, variableField } from './task-field.ts'
import { holding, task as texts } from './task-texts.ts'
import { afterOutcome } from './what-comes-next.ts'

interface TaskFormParts {
  node: TaskNode
  /** Where it is posted to. */
  path: string
  variables: Variables
  /** Absent on a first look; given when the form came back. */
  values?: FormValues
  problems: Problems
  /** The name of another member who has the task: answering takes it over. */
  takesOverFrom?: string
}

/** The fields of a task: what completing it asks for, and the memo. */
function taskFields({ node, variables, values, problems }: TaskFormParts, say: Say): Markup {
  const { outcomes, defaults } = taskDefinition(node)
  const { asks } = outcomes.done
  const start = (code: keyof NonNullable<typeof defaults>) => {
    const from = defaults?.[code]
    const value = from && variables[from]
    return typeof value === 'string' ? value : ''
  }
  const confirmed = values?.confirm_q_trackingNo !== undefined
  const [firstWrong] = [...asks, 'q_memo', 'reason'].filter((name) => problems[name])
  return html`${asks.map((code) => {
    const value = values ? (values[code] ?? '') : start(code)
    const useNumber = code === 'q_trackingNo' && (confirmed || problems[code] === 'trackingCheckDigit')
    const again = !isBlank(values?.[code])
    const problem = problems[code]
    const place = { isFirstWrong: code === firstWrong, isLast: code === asks.at(-1) }
    return html`${variableField({ code, value, problem, again, ...place }, say)}
${useNumber ? useNumberField(confirmed, say) : ''}${typeof problem === 'object' && problem.key === 'strays' ? strayField({ name: code, problem, isKept: values?.[`keep_${code}`] !== undefined }, say) : ''}`
  })}
${textField({ name: 'q_memo', label: texts.memo, hint: texts.memoHint, value: values?.q_memo ?? '', problem: problems.q_memo, isFirstWrong: firstWrong === 'q_memo', need: 'optional' }, say)}`
}

/** Sending back needs none of the other fields, so the browser does not ask for them. */
function outcomeButton(outcome: Outcome, definition: OutcomeDefinition, takesOver: boolean, say: Say): Markup {
  const label = takesOver ? texts.takingOver(definition.label) : definition.label
  return html`<p class="hint" id="after-${outcome}">${say(afterOutcome(definition))}</p>
<button class="${outcome}" name="outcome" value="${outcome}" aria-describedby="after-${outcome}"${outcome === 'returned' ? html` formnovalidate` : ''}>${say(label)}</button>`
}

/** What is pressed to send the task back, with the reason that this needs. */
function returning({ node, values, problems, takesOverFrom }: TaskFormParts, say: Say): Markup | '' {
  const { done, returned } = taskDefinition(node).outcomes
  if (!returned) return ''
  const isFirstWrong = ['q_memo', ...done.asks].every((name) => !problems[name])
  return html`<section class="returning" aria-labelledby="returning"><h2 id="returning">${say(returned.label)}</h2>
<p class="hint">${say(texts.returning)}</p>
${
  returned.reason
    ? textField(
        {
          name: 'reason',
          label: texts.reason,
          hint: texts.reasonHint,
          value: values?.reason ?? '',
          problem: problems.reason,
          isFirstWrong: isFirstWrong && problems.reason !== undefined,
          need: 'sometimes',
        },
        say,
      )
    : ''
}
${outcomeButton('returned', returned, takesOverFrom !== undefined, say)}</section>`
}

/** Everything that answers a task: one button an outcome, beside what it needs. */
export function taskForm(parts: TaskFormParts, say: Say): Markup {
  const { node, path, takesOverFrom } = parts
  const takesOver = takesOverFrom !== undefined
  return html`<form id="answer" method="post" action="${path}" autocomplete="off">
<section aria-labelledby="fill"><h2 id="fill">${say(texts.form)}</h2>
${taskFields(parts, say)}
<div id="outcome" tabindex="-1">${takesOver ? tickField({ id: 'take-over-now', name: 'take-over', label: holding.asked(takesOverFrom) }, say) : ''}
${outcomeButton('done', taskDefinition(node).outcomes.done, takesOver, say)}</div></section>
${returning(parts, say)}
</form>`
}

/**
 * Enter presses the first button of a form, and those that only take the task or show a secret come before. Nobody else
 * meets this one: the same button stands below the fields.
 */
export const enterButton = (): Markup =>
  html`<button class="unseen" form="answer" name="outcome" value="done" tabindex="-1" aria-hidden="true"></button>`
