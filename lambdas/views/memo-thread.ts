import { html } from 'hono/html'
import { type NodeId, nodes } from '../../statemachine/process.ts'
import type { MemoEntry, VariableCode, Variables } from '../../statemachine/variables.ts'
import { withoutSecrets } from '../core/mask-secrets.ts'
import { typed } from './facts.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { task as texts } from './task-texts.ts'
import { common } from './texts.ts'
import { jstTime } from './time.ts'
import { nodeText } from './what-comes-next.ts'

const isNode = (node: string): node is NodeId => Object.hasOwn(nodes, node)

/** The step at which a memo was left; the first round needs no number. */
const where = ({ node, round }: MemoEntry, say: Say): Markup =>
  html`<span class="where">${isNode(node) ? say(nodeText(node)) : node}${round > 1 && html` (${say(texts.round(round))})`}</span>`

/** The memos, oldest first: who, when, at which task, what. A secret that somebody quoted is masked. */
export function memoThread(variables: Variables, say: Say, revealed: readonly VariableCode[] = []): Markup {
  if (variables.q_memo.length === 0) return html`<p class="none">${say(common.noMemos)}</p>`
  return html`<ol class="memos">
${variables.q_memo.map(
  (memo) => html`<li>
<p class="who"><strong>${typed(memo.by)}</strong> ${jstTime(memo.at, say)} ${where(memo, say)}</p>
<p class="said" dir="auto">${withoutSecrets(memo.text, variables, revealed)}</p>
</li>\n`,
)}</ol>`
}
