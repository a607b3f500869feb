import { parseAnswer } from '../core/rules/parse-answer.ts'
import { completeTask } from '../core/use-cases/complete-task.ts'
import type { HttpAnswer } from './http.ts'
import { showNotice, showTask } from './show-task.ts'
import { lateFor, noticeOf, noticeOfRefusal } from './task-notice.ts'
import { actorOf, seenAgain, type TaskPageDeps, type Visit } from './task-visit.ts'

/** `outcome=done | returned` with the fields of the task; `take-over=yes` though another member has it. */
export async function answer(deps: TaskPageDeps, visit: Visit): Promise<HttpAnswer> {
  const { form, say, opened } = visit
  const parsed = parseAnswer(opened.task.node, form, opened.order.variables)
  if ('problems' in parsed) {
    const settled = noticeOf(visit)
    return settled ? showNotice(lateFor(settled), say) : showTask(deps, visit, 422, { values: form, ...parsed })
  }
  const takeOver = form['take-over'] === 'yes'
  const completed = await completeTask(deps, opened.order.pid, { ...actorOf(visit), ...parsed, takeOver })
  if (!('refusal' in completed)) {
    const { order, task } = completed
    const { title, pid, variables } = order
    return showNotice({ statusCode: 200, notice: { kind: 'completed', title, pid, task, variables } }, say)
  }
  const { refusal } = completed
  const now = seenAgain(visit, completed.order)
  if (refusal.kind === 'held') return showTask(deps, now, 409, { values: form, refusedAsHeld: 'answer' })
  if (refusal.kind === 'too-many') {
    const field = parsed.outcome === 'returned' && !parsed.memo ? 'reason' : 'q_memo'
    return showTask(deps, now, 409, { values: form, problems: { [field]: 'tooMany' } })
  }
  return showNotice(noticeOfRefusal(refusal, now), say)
}
