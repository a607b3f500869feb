import { holderOf } from '../core/holder.ts'
import type { Order, Task } from '../core/order.ts'
import type { Refusal } from '../core/rules/decided.ts'
import type { OpenedTask } from '../core/use-cases/open-link.ts'
import type { Notice } from '../views/notice-page.ts'
import type { Visit } from './task-visit.ts'

export interface TaskNotice {
  statusCode: number
  notice: Notice
}

/** Whoever has left the lane is told so, and nothing of the order. */
export const leftLane = ({ node }: Pick<Task, 'node'>): TaskNotice => ({
  statusCode: 410,
  notice: { kind: 'not-in-lane', node },
})

/** What stands between a look through a link and its task's form; undefined: nothing does. */
export function noticeOf({ opened, path }: Visit): TaskNotice | undefined {
  const settled = settledNotice(opened.order, opened.task)
  if (settled) return { statusCode: opened.kind === 'valid' ? 200 : 410, notice: settled }
  return opened.kind === 'valid' ? undefined : { statusCode: 410, notice: closedLink(opened, path) }
}

/** A look may find a task settled; a form that does comes too late. */
export const lateFor = ({ statusCode, notice }: TaskNotice): TaskNotice => ({
  statusCode: 'renew' in notice || notice.kind === 'reassigned' ? statusCode : 409,
  notice,
})

/** What whoever posts too late, or second, is told: nothing was done, and why. */
export function noticeOfRefusal(refusal: Refusal, { opened, path }: Visit): TaskNotice {
  const { order, task } = opened
  if (refusal.kind === 'already-answered') {
    const of = { title: order.title, pid: order.pid, task: refusal.task }
    return refusal.repeated
      ? { statusCode: 200, notice: { kind: 'completed', ...of, variables: order.variables } }
      : { statusCode: 409, notice: { kind: 'answered', ...of } }
  }
  if (refusal.kind === 'link-revoked')
    return { statusCode: 410, notice: closedLink({ ...opened, kind: 'revoked' }, path) }
  if (refusal.kind === 'left-lane') return leftLane(task)
  if (refusal.kind === 'no-such-member') return { statusCode: 410, notice: closedLink(opened, path) }
  if (refusal.kind === 'too-many-links') return { statusCode: 429, notice: { kind: 'too-many-links' } }
  if (refusal.kind === 'too-many') return { statusCode: 409, notice: { kind: 'too-many', path } }
  const superseded: Notice = { kind: 'superseded', title: order.title, pid: order.pid, task }
  return { statusCode: 409, notice: settledNotice(order, task) ?? superseded }
}

/** What a link says that does not work any more. */
function closedLink({ kind, task, offer, expiresAt }: OpenedTask, path: string): Notice {
  const { node } = task
  if (offer.withdrawnAt && !offer.hasLeft) return { kind: 'reassigned', node, to: holderOf(task)?.offer.member.name }
  if (kind === 'expired') return { kind, node, expiresAt, renew: path }
  return { kind: 'revoked', node, renew: path }
}

/** Never "expired" where the truth is "done". */
function settledNotice({ pid, title, status, endedAt, cancel }: Order, task: Task): Notice | undefined {
  if (task.answer) return { kind: 'answered', title, pid, task }
  if (status === 'cancelling' || status === 'cancelled')
    return { kind: 'order-cancelled', title, pid, endedAt: endedAt ?? cancel?.at }
  if (status === 'closed') return { kind: 'order-closed', title, pid, endedAt }
  return task.status === 'superseded' ? { kind: 'superseded', title, pid, task } : undefined
}
