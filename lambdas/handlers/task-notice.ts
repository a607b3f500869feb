import { type Order, type Task, taskKey } from '../core/order.ts'
import type { Refusal } from '../core/rules/decided.ts'
import type { OpenedTask } from '../core/use-cases/open-link.ts'
import type { Notice } from '../views/notice-page.ts'

/** What stands between a link and its task's form; undefined: nothing does. */
export function noticeOf(link: OpenedTask, path: string): { statusCode: number; notice: Notice } | undefined {
  const { order, task } = link
  const settled = settledNotice(order, task)
  if (settled) return { statusCode: link.kind === 'valid' ? 200 : 410, notice: settled }
  if (link.kind === 'revoked') return { statusCode: 410, notice: { kind: 'revoked', node: task.node, renew: path } }
  if (link.kind === 'expired')
    return {
      statusCode: 410,
      notice: { kind: 'expired', node: task.node, expiresAt: link.offer.expiresAt, renew: path },
    }
  return undefined
}

/** Never "expired" where the truth is "done". */
function settledNotice({ title, status, endedAt, cancel }: Order, task: Task): Notice | undefined {
  if (task.answer) return { kind: 'answered', title, task }
  if (status === 'cancelling' || status === 'cancelled')
    return { kind: 'order-cancelled', title, endedAt: endedAt ?? cancel?.at }
  if (status === 'closed') return { kind: 'order-closed', title, endedAt }
  return task.status === 'superseded' ? { kind: 'superseded', title, task } : undefined
}

/** What the loser of a double click, or a click that came too late, is told. */
export function noticeOfRefusal(
  refusal: Refusal,
  order: Order,
  task: Task,
  path: string,
): { statusCode: number; notice: Notice } {
  if (refusal.kind === 'already-answered')
    return { statusCode: 409, notice: { kind: 'answered', title: order.title, task: refusal.task } }
  if (refusal.kind === 'link-revoked')
    return { statusCode: 410, notice: { kind: 'revoked', node: task.node, renew: path } }
  return {
    statusCode: 409,
    notice: settledNotice(order, order.tasks[taskKey(task.node, task.round)] ?? task) ?? {
      kind: 'superseded',
      title: order.title,
      task,
    },
  }
}
