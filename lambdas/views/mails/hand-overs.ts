import type { Order, OrderEvent, Task } from '../../core/order.ts'

/** What gives a task to somebody. */
const transfers = ['task-taken-over', 'task-handed-over', 'task-reassigned']

/** Whom a transfer gave the task to, by member id. */
const receiverOf = ({ type, by, data }: OrderEvent) => (type === 'task-taken-over' ? by : data?.to)

const transfersOf = ({ events }: Order, { node, round }: Task) =>
  events.filter((event) => transfers.includes(event.type) && event.node === node && event.round === round)

const nameOf = (task: Task, id: string | undefined) => task.offers.find(({ member }) => member.id === id)?.member.name
const memberOf = (task: Task, ref: number) => task.offers.find((offer) => offer.ref === ref)?.member.id

/** The name of the member who handed the task over; undefined: operations assigned it. */
export function whoGave(order: Order, task: Task, ref: number): string | undefined {
  const receiver = memberOf(task, ref)
  const given = transfersOf(order, task).findLast((event) => receiverOf(event) === receiver)
  return given?.type === 'task-handed-over' ? nameOf(task, given.by) : undefined
}

/** The name of the member who got the task after this one had it; undefined if nobody is known to have it. */
export function holderAfter(order: Order, task: Task, ref: number): string | undefined {
  const before = memberOf(task, ref)
  const taken = transfersOf(order, task).findLast((event) => receiverOf(event) !== before)
  const now = task.offers.find((offer) => offer.ref === task.holder?.ref && offer.ref !== ref)
  return nameOf(task, taken && receiverOf(taken)) ?? now?.member.name
}
