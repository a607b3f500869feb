import type { Offer, Task } from './order.ts'

/** Who has taken a task, and since when. */
export interface Holder {
  offer: Offer
  at: string
}

/** Undefined while nobody has taken the task. */
export function holderOf(task: Task): Holder | undefined {
  const offer = task.offers.find(({ ref }) => ref === task.holder?.ref)
  return offer && task.holder && { offer, at: task.holder.at }
}

/** Another member than the one of `ref` has taken the task. */
export function otherHolder(task: Task, ref: number): Holder | undefined {
  const holder = holderOf(task)
  return holder?.offer.ref === ref ? undefined : holder
}
