import { html } from 'hono/html'
import { type Outcome, type TaskNode, taskDefinition } from '../../statemachine/process.ts'
import type { Variables } from '../../statemachine/variables.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { type FormValues, type Problems, textField, useNumberField, variableField } from './task-field.ts'
import { task as texts } from './texts.ts'

const outcomesOf = (node: TaskNode) => {
  const { done, returned } = taskDefinition(node).outcomes
  return [['done', done] as const, ...(returned ? [['returned', returned] as const] : [])]
}

interface TaskFormParts {
  node: TaskNode
  variables: Variables
  /** Absent on a first look; given when the form came back. */
  values?: FormValues
  problems: Problems
  say: Say
}

/** The fields of a task: what its outcomes ask for, the reason where one may be needed, and the memo. */
export function taskFields({ node, variables, values, problems, say }: TaskFormParts): Markup {
  const { outcomes, defaults } = taskDefinition(node)
  const start = (code: keyof NonNullable<typeof defaults>) => {
    const from = defaults?.[code]
    const value = from && variables[from]
    return typeof value === 'string' ? value : ''
  }
  const confirmed = values?.confirm_q_trackingNo !== undefined
  return html`${outcomes.done.asks.map((code) => {
    const value = values ? (values[code] ?? '') : start(code)
    const useNumber = code === 'q_trackingNo' && (confirmed || problems[code] === 'trackingCheckDigit')
    return html`${variableField(code, value, problems[code], values !== undefined, say)}
${useNumber ? useNumberField(confirmed, say) : ''}`
  })}
${textField('q_memo', [texts.memo, texts.memoHint], values?.q_memo ?? '', problems.q_memo, 'optional', say)}
${outcomes.returned?.reason ? textField('reason', [texts.reason, texts.reasonHint], values?.reason ?? '', problems.reason, 'sometimes', say) : ''}`
}

/**
 * One button an outcome. Sending a task back needs none of the other fields, so the browser does not ask for them.
 */
export const outcomeButtons = (node: TaskNode, say: Say): Markup =>
  html`<div class="buttons" id="outcome" role="group" aria-label="${say(texts.decide)}" tabindex="-1">
${outcomesOf(node).map(([outcome, { label }]) => html`${outcomeButton(outcome, say(label))}\n`)}</div>`

const outcomeButton = (outcome: Outcome, label: string) =>
  html`<button class="${outcome}" name="outcome" value="${outcome}"${outcome === 'returned' ? html` formnovalidate` : ''}>${label}</button>`

/** Enter presses a form's first button, which must not be one that only shows a secret. */
export const enterButton = (): Markup =>
  html`<button class="unseen" name="outcome" value="done" tabindex="-1" aria-hidden="true"></button>`
