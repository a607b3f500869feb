import { taskDefinition } from '../../statemachine/process.ts'
import { type Changed, changeOrder } from '../core/change-order.ts'
import { isSecret } from '../core/mask-secrets.ts'
import { type Problems, parseMemo } from '../core/rules/parse-answer.ts'
import { revealSecret } from '../core/rules/reveal-secret.ts'
import { addMemo } from '../core/use-cases/add-memo.ts'
import { claimTask } from '../core/use-cases/claim-task.ts'
import { handOver } from '../core/use-cases/hand-over.ts'
import { renewLink } from '../core/use-cases/renew-link.ts'
import { type HttpAnswer, HttpProblem } from './http.ts'
import { showDone, showNotice, showTask } from './show-task.ts'
import { noticeOfRefusal } from './task-notice.ts'
import { actorOf, seenAgain, type TaskPageDeps, type Visit } from './task-visit.ts'

/** `act=claim (mine=yes) | take-over (take-over=yes) | hand-over (to) | memo (memo)`. @throws HttpProblem 400 for any other */
export function act(deps: TaskPageDeps, visit: Visit): Promise<HttpAnswer> {
  const acts: Record<string, () => Promise<HttpAnswer>> = {
    claim: () => ticked(deps, visit, 'mine', () => claim(deps, visit, false)),
    'take-over': () => ticked(deps, visit, 'take-over', () => claim(deps, visit, true)),
    'hand-over': () => give(deps, visit),
    memo: () => leaveMemo(deps, visit),
  }
  const perform = Object.hasOwn(acts, visit.form.act ?? '') && acts[visit.form.act ?? '']
  if (!perform) throw new HttpProblem(400, 'act: claim, take-over, hand-over or memo.')
  return perform()
}

/** Programs press every button that they see, so what a colleague would lose by it asks for a tick, which no page holds. */
function ticked(deps: TaskPageDeps, visit: Visit, name: 'mine' | 'take-over', perform: () => Promise<HttpAnswer>) {
  if (visit.form[name] === 'yes') return perform()
  return showTask(deps, visit, 422, { values: visit.form, problems: { [name]: 'tick' } })
}

async function claim(deps: TaskPageDeps, visit: Visit, takeOver: boolean) {
  return told(deps, visit, await claimTask(deps, visit.opened.order.pid, { ...actorOf(visit), takeOver }))
}

async function give(deps: TaskPageDeps, visit: Visit) {
  const { to = '' } = visit.form
  const changed = await handOver(deps, visit.opened.order.pid, { ...actorOf(visit), to })
  return told(deps, visit, changed, { to: 'member' })
}

async function leaveMemo(deps: TaskPageDeps, visit: Visit) {
  const { form, opened } = visit
  const memo = parseMemo(form)
  if ('problems' in memo) return showTask(deps, visit, 422, { values: form, ...memo })
  return told(deps, visit, await addMemo(deps, opened.order.pid, { ...actorOf(visit), ...memo }))
}

/** The page after an act, or why it was not done; a page that can still be worked on comes back with what was typed. */
function told(
  deps: TaskPageDeps,
  visit: Visit,
  changed: Changed,
  ofMember?: Problems,
): Promise<HttpAnswer> | HttpAnswer {
  if ('order' in changed) return showDone(deps, seenAgain(visit, changed.order))
  const { refusal, before } = changed
  const now = seenAgain(visit, before)
  if (refusal.kind === 'held') return showTask(deps, now, 409, { values: visit.form, refusedAsHeld: 'act' })
  if (refusal.kind === 'too-many' && visit.form.act === 'memo')
    return showTask(deps, now, 409, { values: visit.form, problems: { memo: 'tooMany' } })
  if (refusal.kind === 'no-such-member') return showTask(deps, now, 422, { values: visit.form, problems: ofMember })
  return showNotice(noticeOfRefusal(refusal, now), visit.say)
}

/** Shows a secret that the task shows anyway, after the look is on record. */
export async function reveal(deps: TaskPageDeps, visit: Visit): Promise<HttpAnswer> {
  const { form, opened, say } = visit
  const code = taskDefinition(opened.task.node).shows.find((shown) => shown === form.reveal && isSecret(shown))
  if (!code) return showTask(deps, visit)
  const seen = await changeOrder(deps.orders, opened.order.pid, (order) =>
    revealSecret(order, { ...actorOf(visit), code, now: deps.clock.now() }),
  )
  if ('refusal' in seen) return showNotice(noticeOfRefusal(seen.refusal, seenAgain(visit, seen.before)), say)
  return showTask(deps, seenAgain(visit, seen.order), 200, { revealed: [code], values: form })
}

/** Mails a fresh link, through a link that works, has expired or was replaced; `end=yes` ends those before it at once. */
export async function renew(deps: TaskPageDeps, visit: Visit): Promise<HttpAnswer> {
  const { form, opened, say } = visit
  const endEarlier = form.end === 'yes'
  const changed = await renewLink(deps, { ...opened.locator, isRevoked: opened.kind === 'revoked', endEarlier })
  if ('order' in changed || changed.refusal.kind === 'too-soon')
    return showNotice({ statusCode: 200, notice: { kind: 'link-sent' } }, say)
  const now = seenAgain(visit, changed.before)
  return showNotice(noticeOfRefusal(changed.refusal, now), say)
}
