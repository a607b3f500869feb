import { html } from 'hono/html'
import type { Settings } from '../../../settings/settings.ts'
import { taskDefinition } from '../../../statemachine/process.ts'
import { openTasks } from '../../core/case-query.ts'
import { holderOf } from '../../core/holder.ts'
import { type Order, type Task, taskKey } from '../../core/order.ts'
import type { Text } from '../bilingual.ts'
import { typed } from '../facts.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import type { RecordNames } from '../set-back.ts'
import { nodeText } from '../what-comes-next.ts'
import { pageTexts } from './console-texts.ts'
import { whoHasIt } from './standing.ts'

export interface CaseActs {
  order: Order
  lanes: Settings['lanes']
  names: RecordNames
  /** Where forms are posted to. */
  path: string
}

interface Person {
  id: string
  name: string
}

/** What operations can do about each open task: mail it again, give it to somebody else. */
export const taskActs = (parts: CaseActs, say: Say): Markup =>
  html`${openTasks(parts.order).map((task, at) => actsOf(parts, task, at, say))}`

function actsOf({ lanes, path }: CaseActs, task: Task, at: number, say: Say): Markup {
  const asked = task.offers.filter(({ withdrawnAt }) => !withdrawnAt).map(({ member }) => member)
  const key = taskKey(task.node, task.round)
  return html`<div class="task-acts"><h3>${say(nodeText(task.node))} <span class="aside">${whoHasIt(task, say)}</span></h3>
<form method="post" action="${path}"><input type="hidden" name="task" value="${key}">
<p class="hint">${typed(say(pageTexts.resendHint(asked.map(({ name }) => name).join('、'))))}</p>
<button name="act" value="resend">${say(pageTexts.resend)}</button></form>
${reassign(path, key, task, asked, lanes[taskDefinition(task.node).lane].members, at, say)}</div>`
}

function reassign(
  path: string,
  key: string,
  task: Task,
  asked: readonly Person[],
  members: readonly Person[],
  at: number,
  say: Say,
): Markup {
  const from = holderOf(task)?.offer.member.id ?? asked[0]?.id
  const others = members.filter(({ id }) => asked.length !== 1 || id !== from)
  if (others.length === 0) return html`<p class="hint">${say(pageTexts.nobodyElse)}</p>`
  const to = others.find(({ id }) => id !== from)?.id
  return html`<details><summary>${say(pageTexts.reassign)}</summary><form method="post" action="${path}"><input type="hidden" name="task" value="${key}">
<div class="from-to">${people('from', pageTexts.from, asked, from, at, say)}${people('to', pageTexts.to, others, to, at, say)}</div>
<p class="hint">${say(pageTexts.reassignHint)}</p>
<button name="act" value="reassign">${say(pageTexts.reassign)}</button></form></details>`
}

const people = (
  name: string,
  label: Text,
  choices: readonly Person[],
  chosen: string | undefined,
  at: number,
  say: Say,
) => html`<div class="field"><label for="${name}-${at}">${say(label)}</label><select id="${name}-${at}" name="${name}">
${choices.map((person) => html`<option value="${person.id}"${person.id === chosen ? html` selected` : ''}>${person.name}</option>\n`)}</select></div>`
