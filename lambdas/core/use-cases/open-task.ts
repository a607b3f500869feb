import type { TaskNode } from '../../../statemachine/process.ts'
import { taskDefinition } from '../../../statemachine/process.ts'
import { afterBusinessHours } from '../business-hours.ts'
import { changeOrder } from '../change-order.ts'
import { OrderEnded, TaskTokenGone } from '../errors.ts'
import { taskKey } from '../order.ts'
import type { Clock, Executions, Log, Orders, Secrets, SettingsSource } from '../ports.ts'
import { stagesOf } from '../rules/deadline-stages.ts'
import { openTask as rule } from '../rules/open-task.ts'
import { withAnEnd } from '../with-an-end.ts'
import { mailQueued } from './change-and-mail.ts'
import { sendAnswer } from './deliver-answer.ts'
import type { SendMailsDeps } from './send-mails.ts'

export interface OpenTaskDeps extends SendMailsDeps {
  orders: Orders
  executions: Pick<Executions, 'succeedTask' | 'failTask'>
  settings: SettingsSource
  secrets: Pick<Secrets, 'keyRing'>
  clock: Clock
  log: Log
}
export interface OpenTaskCommand {
  pid: string
  node: TaskNode
  round: number
  token: string
  redrive: number
  retry: number
}

/** Opens a human task, or hands the answer that is already there to the newest try of its state; then mails the lane. */
export async function openTask(deps: OpenTaskDeps, command: OpenTaskCommand): Promise<void> {
  const { pid, node, round, token, redrive, retry } = command
  const settings = await deps.settings.get()
  const { current: kid } = await deps.secrets.keyRing()
  const { returnedFirstHours, closures } = settings.deadline
  const now = deps.clock.now()
  const open = withAnEnd('open-task', now, (order) =>
    rule(order, {
      node,
      round,
      token,
      tokenOrder: [redrive, retry],
      members: settings.lanes[taskDefinition(node).lane].members,
      kid,
      linkDays: settings.links.days,
      ...(returnedFirstHours > 0 && {
        firstUntil: afterBusinessHours(now, returnedFirstHours, closures).toISOString(),
      }),
      stages: stagesOf(order.variables.q_taskLimitDatetime, now, settings.deadline),
      now,
    }),
  )
  const changed = await changeOrder(deps.orders, pid, open)
  if ('refusal' in changed) {
    if (changed.refusal.kind === 'stale-token') return
    throw new OrderEnded()
  }
  const task = changed.order.tasks[taskKey(node, round)]
  if (task?.status === 'answered') {
    await sendAnswer(deps.executions, task).catch((error) => {
      if (!(error instanceof TaskTokenGone)) throw error
    })
    return
  }
  // What an earlier try has queued is patrol's: it may be at it this very moment.
  await mailQueued(deps, changed)
}
