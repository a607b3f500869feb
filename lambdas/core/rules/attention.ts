import type { Order, Task } from '../order.ts'
import { after } from '../time.ts'
import { hasEnded, isLive } from './fence.ts'

/** Whoever recorded an answer gets this long to deliver it before patrol does. */
export const deliveryGrace = { seconds: 60 }

const undelivered = (order: Order) => Object.values(order.tasks).filter((task) => task.status === 'answered')

/** The answers that patrol is to deliver now. A failed order's wait for its redrive, whose tasks ask for them. */
export const overdueAnswers = (order: Order, now: Date) =>
  isLive(order) && order.status !== 'failed'
    ? undelivered(order).filter(({ answer }) => answer && after(answer.at, deliveryGrace.seconds) <= now.toISOString())
    : []

/** The tasks whose stages count: those that wait for an answer, of an order whose execution can take it. */
export const tasksWithStages = (order: Order): Task[] =>
  isLive(order) && order.status !== 'failed' ? Object.values(order.tasks).filter(({ status }) => status === 'open') : []

/** The earliest moment at which the order needs patrol, if any. */
export function attentionAt(order: Order): Date | undefined {
  const moments = [
    order.status === 'starting' ? order.startDueAt : undefined,
    order.cancel && order.cancel.step !== 'finished' ? order.cancel.dueAt : undefined,
    ...order.unsent.map((mail) => mail.dueAt),
    ...(isLive(order) && order.status !== 'failed'
      ? undelivered(order).map(({ answer }) => answer && after(answer.at, deliveryGrace.seconds))
      : []),
    ...tasksWithStages(order).flatMap(({ stages }) => stages.map(({ at }) => at)),
    ...tasksWithStages(order).map(({ firstTo, holder }) => (holder ? undefined : firstTo?.until)),
    hasEnded(order) ? order.blankSecretsAt : undefined,
  ].filter((moment) => moment !== undefined)
  const earliest = moments.sort()[0]
  return earliest === undefined ? undefined : new Date(earliest)
}

/** The order's places in the two indexes. */
export const indexOf = (order: Order) => ({ attentionAt: attentionAt(order), open: !hasEnded(order) })
