import { type Problems, parseAnswer, parseMemo } from '../core/rules/parse-answer.ts'
import type { Form } from './form.ts'
import type { HttpAnswer } from './http.ts'
import { showTask } from './show-task.ts'
import type { TaskPageDeps, Visit } from './task-visit.ts'

/**
 * `look=…`: the page once more, with what was typed; nothing is done. So the language can be switched on a page that
 * came back. `look` is the outcome or the act that it came back from, whose problems are found again.
 */
export function lookAgain(deps: TaskPageDeps, visit: Visit): Promise<HttpAnswer> {
  const { form, opened } = visit
  return showTask(deps, visit, 200, { values: form, problems: problemsOf(opened, form) })
}

function problemsOf({ order, task }: Visit['opened'], form: Form): Problems | undefined {
  const { look } = form
  if (look === 'hand-over') return form.to ? undefined : { to: 'member' }
  if (look === 'memo') return problemsIn(parseMemo(form))
  if (look !== 'done' && look !== 'returned') return undefined
  return problemsIn(parseAnswer(task.node, { ...undecided(form), outcome: look }, order.variables))
}

/** What a page has shown is to be seen on the next one, too: only pressing the outcome's button decides about it. */
const undecided = (form: Form): Form =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !name.startsWith('seen_')))

const problemsIn = (parsed: ReturnType<typeof parseAnswer | typeof parseMemo>) =>
  'problems' in parsed ? parsed.problems : undefined
