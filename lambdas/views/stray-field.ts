import { html } from 'hono/html'
import type { StrayProblem } from '../../statemachine/problems.ts'
import { strayMarks } from '../core/rules/take-exactly.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { strayName } from './stray-names.ts'
import { strays as texts } from './task-texts.ts'

interface StrayField {
  /** The field's name. */
  name: string
  problem: StrayProblem
  /** It was ticked when the form came. */
  isKept: boolean
}

/** A value of more is not written out again; its strays are named above it. */
const mostMarked = 50

/** What was typed, each stray character in it as a mark that can be read. */
function marked(typed: string, { strays }: StrayProblem, say: Say): Markup {
  const characters = [...typed]
  const plain = (from: number, to?: number) => characters.slice(from, to).join('')
  let from = 0
  const parts = strays.map(({ at, point, length = 1 }) => {
    const before = plain(from, at - 1)
    from = at - 1 + length
    return html`${before}<mark>${say(strayName(point))}</mark>`
  })
  return html`${parts}${plain(from)}`
}

/** What a value with stray characters would be without them, and the tick that keeps them. A secret is not shown. */
export function strayField({ name, problem, isKept }: StrayField, say: Say): Markup {
  const { shown, strays, canKeep } = problem
  const tick = `keep_${name}`
  return html`<div class="strays"><input type="hidden" name="seen_${name}" value="${strayMarks(strays)}">
${shown && strays.length <= mostMarked ? html`<p>${say(texts.typed)}: <bdi>${marked(shown.typed, problem, say)}</bdi></p>\n` : ''}${shown ? html`<p>${say(texts.without)}: <bdi>${shown.without}</bdi></p>\n` : ''}<p class="hint">${say(shown ? texts.taken : texts.takenFromSecret)}</p>
${canKeep ? html`<div class="field tick"><input type="checkbox" id="${tick}" name="${tick}" value="yes"${isKept ? html` checked` : ''}> <label for="${tick}">${say(texts.keep)}</label></div>` : ''}</div>`
}
