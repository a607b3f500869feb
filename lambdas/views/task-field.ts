import { html } from 'hono/html'
import { limits } from '../../statemachine/inputs.ts'
import type { Problem } from '../../statemachine/problems.ts'
import type { AskedVariable, VariableType } from '../../statemachine/variables.ts'
import type { Text } from './bilingual.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { atMost, problemText } from './problem-texts.ts'
import { task as texts } from './task-texts.ts'
import { variableDefinition, variableLabel } from './variable-text.ts'

/** What was wrong, by field name. */
export type Problems = Readonly<Record<string, Problem>>
/** What came with the form, by field name. */
export type FormValues = Readonly<Record<string, string | undefined>>

interface FieldParts {
  name: string
  label: Text
  hints: readonly Text[]
  problem?: Problem
  /** What a browser that finds the control wanting says beside it, before anything is sent. */
  wanting?: Text
  /** It takes the focus when the page opens: what is wrong, and the first of it. */
  isFirstWrong?: boolean
  need: 'required' | 'optional' | 'sometimes'
  say: Say
  /** Given what ties the control to its hints and its error. */
  control: (attributes: Markup) => Markup
}

/** A label, its hints, its error and its control, tied together for screen readers. */
export function field(parts: FieldParts): Markup {
  const { name, label, hints, problem, wanting, isFirstWrong, need, say, control } = parts
  const described = [...(hints.length > 0 ? [`${name}-hint`] : []), ...(problem ? [`${name}-error`] : [])].join(' ')
  const attributes = html`id="${name}" name="${name}"${described && html` aria-describedby="${described}"`}${problem && html` aria-invalid="true"`}${isFirstWrong ? html` autofocus` : ''}`
  return html`<div class="field${problem ? ' wrong' : ''}">
<label for="${name}">${say(label)}${need === 'sometimes' ? '' : html` <span class="need ${need}">${say(texts[need])}</span>`}</label>
${hints.length > 0 ? html`<p class="hint" id="${name}-hint">${hints.map((hint) => html`${say(hint)} `)}</p>` : ''}
${problem ? html`<p class="error" id="${name}-error">${say(problemText(problem, label))}</p>` : wanting ? html`<p class="error wanting">${say(wanting)}</p>` : ''}
${control(attributes)}</div>`
}

// A tracking number stays text: a numeric keyboard would keep people from typing RR123456785JP.
const inputTypes: Partial<Record<VariableType, { type: string; inputmode: string }>> = {
  // A browser's own check refuses an address for a blank of no width before it, and nobody sees why.
  url: { type: 'text', inputmode: 'url' },
  email: { type: 'email', inputmode: 'email' },
  postalCode: { type: 'text', inputmode: 'numeric' },
}

/**
 * Password managers ask to keep what is in a `password` input whatever `autocomplete` says, and this is a customer's.
 * So a secret is typed into a text input, and the managers are told in their own words to leave it alone.
 */
const noManager = html` data-1p-ignore data-bwignore data-lpignore="true" data-form-type="other"`

interface VariableFieldParts {
  code: AskedVariable
  value: string
  problem?: Problem
  isFirstWrong: boolean
  /** It was typed, and the form came back. */
  again: boolean
  /** No input of the form follows. */
  isLast: boolean
}

/** No `maxlength` holds it: a browser cuts off what is pasted, and nobody sees it. */
function limitOf(code: AskedVariable): number | undefined {
  const { type, secret } = variableDefinition(code)
  if (secret) return limits.secret
  return type === 'url' ? limits.webUrl : type === 'string' ? limits.line : undefined
}

/** A variable that the task asks for. A secret never comes back to the page: it is asked for again. */
export function variableField({ code, value, problem, isFirstWrong, again, isLast }: VariableFieldParts, say: Say) {
  const { type, secret, hint } = variableDefinition(code)
  const limit = limitOf(code)
  const input = inputTypes[type] ?? { type: 'text', inputmode: 'text' }
  return field({
    name: code,
    label: variableLabel(code),
    hints: [
      ...(hint ? [hint] : []),
      ...(limit ? [atMost(limit)] : []),
      ...(secret && again ? [texts.secretAgain] : []),
    ],
    problem,
    wanting: problemText('required', variableLabel(code)),
    isFirstWrong,
    need: 'required',
    say,
    control: (attributes) =>
      html`<input ${attributes} type="${input.type}" inputmode="${input.inputmode}" enterkeyhint="${isLast ? 'done' : 'next'}" value="${secret ? '' : value}" required autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false"${secret ? noManager : ''}>`,
  })
}

/** The tick that lets a tracking number pass though its check digit does not match. */
export const useNumberField = (ticked: boolean, say: Say): Markup =>
  html`<div class="field tick"><input type="checkbox" id="confirm_q_trackingNo" name="confirm_q_trackingNo" value="yes"${ticked ? html` checked` : ''}> <label for="confirm_q_trackingNo">${say(texts.useNumber)}</label></div>`

interface TickParts {
  id: string
  name: string
  label: Text
  problem?: Problem
  /** The form that it goes with; none: the one that it stands in. */
  form?: string
}

/** A tick that no page comes with: a person gives it, a program that presses every button does not. */
export const tickField = ({ id, name, label, problem, form }: TickParts, say: Say): Markup =>
  html`<div class="field tick own"><input type="checkbox" id="${id}" name="${name}" value="yes"${form && html` form="${form}"`}${problem && html` aria-invalid="true" aria-describedby="${id}-error" autofocus`}> <label for="${id}"><bdi>${say(label)}</bdi></label></div>
${problem ? html`<p class="error" id="${id}-error">${say(problemText(problem, label))}</p>` : ''}`

interface TextFieldParts extends Pick<FieldParts, 'name' | 'label' | 'problem' | 'isFirstWrong' | 'need'> {
  hint: Text
  limit?: number
  value: string
  isRequired?: boolean
}

/** A text of several lines. */
export const textField = (
  { hint, limit = limits.memo, value, isRequired, ...parts }: TextFieldParts,
  say: Say,
): Markup =>
  field({
    ...parts,
    hints: [hint, atMost(limit)],
    wanting: isRequired ? problemText('required', parts.label) : undefined,
    say,
    // The parser drops one newline right after the tag, so one is given to it.
    control: (attributes) =>
      html`<textarea ${attributes} rows="3"${isRequired ? html` required` : ''} autocomplete="off">\n${value}</textarea>`,
  })
