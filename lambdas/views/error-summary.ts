import { html } from 'hono/html'
import { messages } from '../../statemachine/inputs.ts'
import { type VariableCode, variables } from '../../statemachine/variables.ts'
import type { Text } from './bilingual.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import type { Problems } from './task-field.ts'
import { task as texts } from './texts.ts'
import { variableLabel } from './variable-text.ts'

const isVariable = (name: string): name is VariableCode => Object.hasOwn(variables, name)

function fieldLabel(name: string): Text {
  if (name === 'reason') return texts.reason
  return isVariable(name) ? variableLabel(name) : texts.decide
}

/** Every problem with a link to its field; takes the focus when the page opens. Nothing if there is none. */
export function errorSummary(problems: Problems, say: Say): Markup | '' {
  const entries = Object.entries(problems)
  if (entries.length === 0) return ''
  return html`<section class="summary" role="alert" aria-labelledby="problems" tabindex="-1" autofocus>
<h2 id="problems">${say(texts.problems)}</h2>
<ul>${entries.map(([name, key]) => html`<li><a href="#${name}">${say(fieldLabel(name))}: ${say(messages[key])}</a></li>\n`)}</ul>
</section>`
}
