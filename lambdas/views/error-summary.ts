import { html } from 'hono/html'
import { type VariableCode, variables } from '../../statemachine/variables.ts'
import type { Text } from './bilingual.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { problemInList } from './problem-texts.ts'
import type { Problems } from './task-field.ts'
import { acts, holding, task as texts } from './task-texts.ts'
import { variableLabel } from './variable-text.ts'

const isVariable = (name: string): name is VariableCode => Object.hasOwn(variables, name)
const labels: Readonly<Record<string, Text>> = {
  reason: texts.reason,
  to: acts.to,
  memo: texts.memo,
  mine: holding.title,
  'take-over': holding.title,
}

const fieldLabel = (name: string): Text =>
  isVariable(name) ? variableLabel(name) : (Object.hasOwn(labels, name) && labels[name]) || texts.decide

/**
 * Every problem with a link to its field; nothing if there is none. The first wrong field has the focus; where the
 * problem is that no button was pressed, this has.
 */
export function errorSummary(problems: Problems, say: Say): Markup | '' {
  const entries = Object.entries(problems)
  if (entries.length === 0) return ''
  const isAlone = entries.every(([name]) => name === 'outcome')
  return html`<section class="summary" aria-labelledby="problems" tabindex="-1"${isAlone ? html` autofocus` : ''}>
<h2 id="problems">${say(texts.problems)}</h2>
<ul>${entries.map(([name, problem]) => html`<li><a href="#${name}">${say(problemInList(problem, fieldLabel(name)))}</a></li>\n`)}</ul>
</section>`
}
