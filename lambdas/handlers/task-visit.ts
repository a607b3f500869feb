import { type Order, taskKey } from '../core/order.ts'
import type { MemberAct } from '../core/rules/member-act.ts'
import type { CompleteTaskDeps } from '../core/use-cases/complete-task.ts'
import type { OpenedTask, OpenLinkDeps } from '../core/use-cases/open-link.ts'
import type { RenewLinkDeps } from '../core/use-cases/renew-link.ts'
import type { Say } from '../views/language.ts'
import type { Form } from './form.ts'

export type TaskPageDeps = OpenLinkDeps & CompleteTaskDeps & RenewLinkDeps

/** One request through a link: the task as just read, what was posted, and the language to answer in. */
export interface Visit {
  opened: OpenedTask
  /** The link's own path. */
  path: string
  /** Empty for a look. */
  form: Form
  say: Say
}

/** What rules need to know of who acts, and through which link. */
export const actorOf = ({ opened: { locator, generation, members } }: Visit): Omit<MemberAct, 'now'> => ({
  node: locator.node,
  round: locator.round,
  ref: locator.ref,
  generation,
  members,
})

/** The same visit of the order as it is by now. */
export function seenAgain(visit: Visit, order: Order): Visit {
  const { locator } = visit.opened
  const task = order.tasks[taskKey(locator.node, locator.round)] ?? visit.opened.task
  const offer = task.offers.find(({ ref }) => ref === locator.ref) ?? visit.opened.offer
  return { ...visit, opened: { ...visit.opened, order, task, offer } }
}
