import { linkPath } from '../core/paths.ts'
import { openLink } from '../core/use-cases/open-link.ts'
import { formOf } from './form.ts'
import { type HttpAnswer, type HttpRequest, httpHandler, pageProblem } from './http.ts'
import { sayTo } from './language.ts'
import { lookAgain } from './look-again.ts'
import { afterAct, showNotice, showTask } from './show-task.ts'
import { act, renew, reveal } from './task-acts.ts'
import { answer } from './task-answer.ts'
import { lateFor, leftLane, noticeOf } from './task-notice.ts'
import type { TaskPageDeps, Visit } from './task-visit.ts'
import { lastActOf } from './told.ts'

export type { TaskPageDeps } from './task-visit.ts'

/** `GET|HEAD|POST /t/{link}`. GET and HEAD write nothing: mail scanners follow links. */
export const createTaskPageHandler = (deps: TaskPageDeps) =>
  httpHandler(deps.log, (request) => serve(deps, request), pageProblem)

async function serve(deps: TaskPageDeps, request: HttpRequest): Promise<HttpAnswer> {
  const say = sayTo(request)
  const link = request.pathParameters?.link ?? ''
  const opened = await openLink(deps, link)
  if (opened.kind === 'forged' || opened.kind === 'cut-off')
    return showNotice({ statusCode: 404, notice: { kind: opened.kind } }, say)
  if (opened.kind === 'left') return showNotice(leftLane(opened.task), say)
  const visit = { opened, path: linkPath(opened.link), form: {}, say }
  if (request.requestContext.http.method !== 'POST') return look(deps, visit, request)
  return post(deps, { ...visit, form: formOf(request) })
}

async function look(deps: TaskPageDeps, visit: Visit, request: HttpRequest): Promise<HttpAnswer> {
  const obstacle = noticeOf(visit)
  if (obstacle) return showNotice(obstacle, visit.say)
  const { order, task, offer } = visit.opened
  const hasActed = request.queryStringParameters?.[afterAct] !== undefined
  return showTask(deps, visit, 200, hasActed ? { done: lastActOf(order, task, offer, deps.clock.now()) } : {})
}

async function post(deps: TaskPageDeps, visit: Visit): Promise<HttpAnswer> {
  const { form, opened, say } = visit
  if (form.renew && form.look === undefined) return renew(deps, visit)
  const isAnswer = !form.act && !form.reveal && form.look === undefined
  const obstacle = noticeOf(visit)
  // only the rule can tell a double click from a second answer
  if (obstacle && !(isAnswer && opened.task.answer)) return showNotice(lateFor(obstacle), say)
  if (form.look !== undefined) return lookAgain(deps, visit)
  if (form.act) return act(deps, visit)
  return form.reveal ? reveal(deps, visit) : answer(deps, visit)
}
