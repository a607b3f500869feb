import { taskDefinition } from '../../statemachine/process.ts'
import type { VariableCode } from '../../statemachine/variables.ts'
import { changeOrder } from '../core/change-order.ts'
import { isSecret } from '../core/mask-secrets.ts'
import { linkPath } from '../core/paths.ts'
import { parseAnswer } from '../core/rules/parse-answer.ts'
import { revealSecret } from '../core/rules/reveal-secret.ts'
import { type CompleteTaskDeps, completeTask } from '../core/use-cases/complete-task.ts'
import { type OpenedTask, type OpenLinkDeps, openLink } from '../core/use-cases/open-link.ts'
import { type RenewLinkDeps, renewLink } from '../core/use-cases/renew-link.ts'
import type { Say } from '../views/language.ts'
import { type Notice, renderNotice } from '../views/notice-page.ts'
import { renderTaskPage, type TaskPage } from '../views/task-page.ts'
import { type Form, formOf } from './form.ts'
import { type HttpAnswer, type HttpRequest, httpHandler, page, pageProblem } from './http.ts'
import { sayTo } from './language.ts'
import { noticeOf, noticeOfRefusal } from './task-notice.ts'

export type TaskPageDeps = OpenLinkDeps & CompleteTaskDeps & RenewLinkDeps

/** `GET|HEAD|POST /t/{link}`. GET and HEAD write nothing: mail scanners follow links. */
export const createTaskPageHandler = (deps: TaskPageDeps) =>
  httpHandler(deps.log, (request) => serve(deps, request), pageProblem)

async function serve(deps: TaskPageDeps, request: HttpRequest): Promise<HttpAnswer> {
  const say = sayTo(request)
  const notice = (told: { statusCode: number; notice: Notice }) => page(told.statusCode, renderNotice(told.notice, say))
  const link = request.pathParameters?.link ?? ''
  const path = linkPath(link)
  const opened = await openLink(deps, link)
  if (opened.kind === 'forged') return notice({ statusCode: 404, notice: { kind: 'forged' } })
  const isPost = request.requestContext.http.method === 'POST'
  const form = isPost ? formOf(request) : {}
  const obstacle = noticeOf(opened, path)
  if (obstacle) {
    if (!form.renew || !('renew' in obstacle.notice)) return notice(obstacle)
    await renewLink(deps, opened.locator)
    return notice({ statusCode: 200, notice: { kind: 'link-sent' } })
  }
  const visit = { opened, path, form, say, notice }
  if (!isPost) return form200(deps, visit)
  return form.reveal ? reveal(deps, visit) : answer(deps, visit)
}

/** A link that lets its holder act, what came with it, and the language to answer in. */
interface Visit {
  opened: OpenedTask
  path: string
  form: Form
  say: Say
  notice: (told: { statusCode: number; notice: Notice }) => HttpAnswer
}

function taskPage(deps: TaskPageDeps, { opened, path, say }: Visit, more: Partial<TaskPage>) {
  const { order, task, offer } = opened
  return renderTaskPage({ order, task, offer, path, now: deps.clock.now(), ...more }, say)
}

const form200 = (deps: TaskPageDeps, visit: Visit, more: Partial<TaskPage> = {}) =>
  page(200, taskPage(deps, visit, more))

/** Shows a secret that the task shows anyway, after the look is on record. */
async function reveal(deps: TaskPageDeps, visit: Visit): Promise<HttpAnswer> {
  const { opened, path, form, notice } = visit
  const code = taskDefinition(opened.task.node).shows.find((shown) => shown === form.reveal && isSecret(shown))
  if (!code) return form200(deps, visit)
  const seen = await changeOrder(deps.orders, opened.order.pid, (order) =>
    revealSecret(order, { ...opened.locator, generation: opened.offer.generation, code, now: deps.clock.now() }),
  )
  if ('refusal' in seen) return notice(noticeOfRefusal(seen.refusal, seen.before, opened.task, path))
  const revealed: VariableCode[] = [code]
  return form200(deps, visit, { revealed, values: form })
}

async function answer(deps: TaskPageDeps, visit: Visit): Promise<HttpAnswer> {
  const { path, form, notice } = visit
  const { order, task, offer, locator } = visit.opened
  const parsed = parseAnswer(task.node, form)
  if ('problems' in parsed) {
    const { problems } = parsed
    return page(422, taskPage(deps, visit, { values: form, problems }))
  }
  const { generation } = offer
  const { node, round, ref } = locator
  const completed = await completeTask(deps, order.pid, { node, round, ref, generation, ...parsed })
  if ('refusal' in completed) return notice(noticeOfRefusal(completed.refusal, completed.order, task, path))
  return notice({ statusCode: 200, notice: { kind: 'completed', title: completed.order.title, task: completed.task } })
}
