import { holderOf } from '../core/holder.ts'
import type { Offer, Order, Task } from '../core/order.ts'
import { after } from '../core/time.ts'
import type { TaskPage } from '../views/task-page.ts'

type Told = NonNullable<TaskPage['done']>

const toldOf: Readonly<Record<string, Told>> = {
  'task-claimed': 'claimed',
  'task-taken-over': 'taken-over',
  'task-handed-over': 'handed-over',
  'memo-added': 'memo-added',
}
/** Later the page only says how things stand. */
const newsFor = { seconds: 300 }

/**
 * What the page says after an act. Read from the audit trail, not from the address, so that it is always true; undefined
 * when it was long ago, or somebody else has changed it since.
 */
export function lastActOf(order: Order, task: Task, { member }: Offer, now: Date): Told | undefined {
  const event = order.events.findLast(
    ({ type, by, node, round }) => type in toldOf && by === member.id && node === task.node && round === task.round,
  )
  const told = event && toldOf[event.type]
  if (!told || after(event.at, newsFor.seconds) <= now.toISOString()) return undefined
  const holder = holderOf(task)?.offer.member.id
  const holds = told === 'handed-over' ? event.data?.to : member.id
  return told === 'memo-added' || holder === holds ? told : undefined
}
