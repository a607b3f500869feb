import { taskDefinition } from '../../statemachine/process.ts'
import type { Say } from '../views/language.ts'
import { renderNotice } from '../views/notice-page.ts'
import { renderTaskPage, type TaskPage } from '../views/task-page.ts'
import { type HttpAnswer, page, pageHeaders } from './http.ts'
import type { TaskNotice } from './task-notice.ts'
import type { TaskPageDeps, Visit } from './task-visit.ts'
import { lastActOf } from './told.ts'

export const showNotice = ({ statusCode, notice }: TaskNotice, say: Say): HttpAnswer =>
  page(statusCode, renderNotice(notice, say))

/** The page of the open task. */
export async function showTask(
  deps: TaskPageDeps,
  { opened, path, say }: Visit,
  statusCode = 200,
  more: Partial<TaskPage> = {},
): Promise<HttpAnswer> {
  const { order, task, offer, members } = opened
  const colleagues = members.filter(({ id }) => id !== offer.member.id)
  return page(statusCode, renderTaskPage({ order, task, offer, path, now: deps.clock.now(), colleagues, ...more }, say))
}

/** Marks the address of a page that follows an act; what the act was, the order itself knows. */
export const afterAct = 'acted'

/**
 * After an act: back to the page by GET, so that a reload repeats nothing. If something is typed into the answer, the page
 * comes with it at once, for it is nowhere else; the acts that are posted with it can be repeated without harm.
 */
export async function showDone(deps: TaskPageDeps, visit: Visit): Promise<HttpAnswer> {
  const { opened, path, form } = visit
  if (!hasDraft(visit)) return { statusCode: 303, headers: { ...pageHeaders, location: `${path}?${afterAct}=yes` } }
  const done = lastActOf(opened.order, opened.task, opened.offer, deps.clock.now())
  return showTask(deps, visit, 200, { values: form, done })
}

/** Something was typed into the answer's form that it did not hold from the start. */
function hasDraft({ opened, form }: Visit): boolean {
  const { outcomes, defaults = {} } = taskDefinition(opened.task.node)
  const started = (name: string) => {
    const from = Object.entries(defaults).find(([code]) => code === name)?.[1]
    return from && opened.order.variables[from]
  }
  const isTyped = (name: string) => (form[name] ?? '').trim() !== '' && form[name] !== started(name)
  return [...outcomes.done.asks, 'q_memo', 'reason'].some(isTyped)
}
