import type { TaskNode } from '../../statemachine/process.ts'
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
  return showTask(deps, visit, 200, { values: form, problems: problemsOf(opened.task.node, form) })
}

function problemsOf(node: TaskNode, form: Form): Problems | undefined {
  const { look } = form
  if (look === 'hand-over') return form.to ? undefined : { to: 'member' }
  if (look === 'memo') return problemsIn(parseMemo(form))
  return look === 'done' || look === 'returned' ? problemsIn(parseAnswer(node, { ...form, outcome: look })) : undefined
}

const problemsIn = (parsed: ReturnType<typeof parseAnswer | typeof parseMemo>) =>
  'problems' in parsed ? parsed.problems : undefined
