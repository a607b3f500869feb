import { type Order, pidOf } from '../order.ts'
import { after } from '../time.ts'
import { type Decided, unchanged } from './decided.ts'

/** Whoever began the start gets this long before patrol repeats it. */
export const startGrace = { seconds: 60 }

export function beginOrder(command: { appId: string; recordId: string; n: number; now: Date }): Order {
  const { appId, recordId, n, now } = command
  const at = now.toISOString()
  return {
    pid: pidOf(appId, recordId, n),
    appId,
    recordId,
    n,
    version: 0,
    status: 'starting',
    openedAt: at,
    startDueAt: after(now, startGrace.seconds),
    variables: { q_kintoneId: recordId, q_memo: [] },
    tasks: {},
    events: [{ at, type: 'order-started' }],
    unsent: [],
  }
}

/** Patrol has looked: a start that has begun needs no repeat, one that has not is repeated and looked at again. */
export function startSeen(order: Order, command: { begun: boolean; now: Date }): Decided {
  if (order.status !== 'starting') return unchanged(order)
  const { startDueAt: _, ...rest } = order
  return { order: command.begun ? rest : { ...rest, startDueAt: after(command.now, startGrace.seconds) } }
}
