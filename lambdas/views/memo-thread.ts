import { html } from 'hono/html'
import type { VariableCode, Variables } from '../../statemachine/variables.ts'
import { withoutSecrets } from '../core/mask-secrets.ts'
import { typed } from './facts.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { common } from './texts.ts'
import { jstTime } from './time.ts'

/** The memos, oldest first: who, when, at which task, what. A secret that somebody quoted is masked. */
export function memoThread(variables: Variables, say: Say, revealed: readonly VariableCode[] = []): Markup {
  if (variables.q_memo.length === 0) return html`<p class="none">${say(common.noMemos)}</p>`
  return html`<ol class="memos">
${variables.q_memo.map(
  (memo) => html`<li>
<p class="who"><strong>${typed(memo.by)}</strong> ${jstTime(memo.at, say)} <span class="where">${memo.node} #${memo.round}</span></p>
<p class="said" dir="auto">${withoutSecrets(memo.text, variables, revealed)}</p>
</li>\n`,
)}</ol>`
}
