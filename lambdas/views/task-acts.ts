import { html } from 'hono/html'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { problemText } from './problem-texts.ts'
import { type FormValues, field, type Problems, textField, tickField } from './task-field.ts'
import { acts, task as texts } from './task-texts.ts'

/** Somebody whom the task can be handed to. */
export interface Colleague {
  id: string
  name: string
}

interface TaskActs {
  /** Where forms are posted to. */
  path: string
  /** Nobody: the task cannot be handed over. */
  colleagues: readonly Colleague[]
  values?: FormValues
  problems: Problems
}

/** One act, folded away until it is wanted or has something wrong in it. */
const folded = (id: string, title: string, path: string, isOpen: boolean, body: Markup): Markup =>
  html`<details${isOpen ? html` open` : ''}><summary>${title}</summary>
<form id="${id}" method="post" action="${path}" autocomplete="off">
${body}</form></details>`

function handOver({ path, colleagues, values, problems }: TaskActs, say: Say): Markup | '' {
  if (colleagues.length === 0) return ''
  const options = colleagues.map(
    ({ id, name }) => html`<option value="${id}"${values?.to === id ? html` selected` : ''}>${name}</option>`,
  )
  const select = field({
    name: 'to',
    label: acts.to,
    hints: [acts.toHint],
    problem: problems.to,
    wanting: problemText('member', acts.to),
    isFirstWrong: problems.to !== undefined,
    need: 'sometimes',
    say,
    control: (attributes) =>
      html`<select ${attributes} required><option value="">${say(acts.choose)}</option>${options}</select>`,
  })
  return folded(
    'act-hand-over',
    say(acts.handOver),
    path,
    problems.to !== undefined || Boolean(values?.to),
    html`${select}
<button name="act" value="hand-over">${say(acts.handOverNow)}</button>`,
  )
}

const memo = ({ path, values, problems }: TaskActs, say: Say): Markup =>
  folded(
    'act-memo',
    say(acts.addMemo),
    path,
    problems.memo !== undefined || Boolean(values?.memo),
    html`${textField({ name: 'memo', label: texts.memo, hint: texts.memoHint, value: values?.memo ?? '', problem: problems.memo, isFirstWrong: problems.memo !== undefined, need: 'sometimes', isRequired: true }, say)}
<button name="act" value="memo">${say(acts.addMemoNow)}</button>`,
  )

const renewal = ({ path }: TaskActs, say: Say): Markup =>
  folded(
    'act-renew',
    say(acts.renew),
    path,
    false,
    html`<p class="hint">${say(acts.renewHint)}</p>
${tickField({ id: 'end', name: 'end', label: acts.endEarlier }, say)}
<button name="renew" value="yes">${say(acts.renewNow)}</button>`,
  )

/** The id of the form of an act; undefined: it has none of its own on the page. */
export const formOfAct = (act: string, { colleagues }: Pick<TaskActs, 'colleagues'>): string | undefined =>
  act === 'memo' || (act === 'hand-over' && colleagues.length > 0) ? `act-${act}` : undefined

/** What a member can do about a task besides answering it; each is a form of its own. */
export const taskActs = (parts: TaskActs, say: Say): Markup =>
  html`<section class="acts member-acts" aria-labelledby="acts"><h2 id="acts">${say(acts.title)}</h2>
${handOver(parts, say)}
${memo(parts, say)}
${renewal(parts, say)}</section>`
