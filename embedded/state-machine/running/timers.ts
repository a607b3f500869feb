import { type Draft, timeOut } from '../execution/execution.ts'
import { executionTimeout } from '../execution/indexed.ts'
import { receive } from '../execution/receive.ts'
import type { Clock, Commit } from '../ports.ts'
import type { Queries } from '../store/queries.ts'
import type { Store } from '../store/store.ts'
import { createAlarm } from './alarm.ts'

/** Lets every wait whose moment has come by the clock go on: sleeps, retries, timeouts of tasks and of executions. */
export const createTimers = (parts: {
  store: Store
  queries: Queries
  clock: Clock
  write: Commit
  fired: (draft: Draft) => void
  fire: () => void
}) => {
  const { store, queries, clock, write, fired, fire } = parts
  const alarm = createAlarm(clock, queries.nextDue, fire)

  const ring = (timer: { due: string; execution: number; wait: number }): Promise<Draft | undefined> =>
    write(() => {
      const draft = store.load(timer.execution, clock.now())
      // Another write may have ended the wait since its row was read; a row of no wait would be due for ever.
      if (!draft?.indexed.timers.some(({ due, wait }) => due === timer.due && wait === timer.wait)) {
        store.dropTimer(timer)
        return undefined
      }
      if (timer.wait === executionTimeout) timeOut(draft)
      else if (!receive(draft, timer.wait, { kind: 'due' })) return undefined
      store.save(draft)
      return draft
    })

  const tick = async (): Promise<void> => {
    for (;;) {
      const due = queries.dueTimers(clock.now())
      if (due.length === 0) return alarm.rearm()
      for (const draft of await Promise.all(due.map(ring))) if (draft !== undefined) fired(draft)
    }
  }

  return { tick, rearm: alarm.rearm, disarm: alarm.disarm }
}
