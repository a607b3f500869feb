import type { Random } from './random.ts'
import type { Scheduler } from './scheduler.ts'

type Deliver = () => void

/**
 * Messages that nobody promises: webhooks and ends of executions. Most arrive once and soon; some never, some twice,
 * some late, and in any order.
 */
export function createMessages(scheduler: Scheduler, random: Random) {
  const outside = {}
  let calm = false
  let late: Deliver[] = []
  const soon = (deliver: Deliver) => scheduler.add({ owner: outside, run: deliver })

  return {
    send(deliver: Deliver) {
      const chance = calm ? 1 : random.next()
      if (chance < 0.12) return
      if (chance < 0.24) late.push(deliver)
      else soon(deliver)
      if (chance < 0.36) soon(deliver)
    },
    delay: (deliver: Deliver) => void late.push(deliver),
    /** What was held up arrives now. */
    deliverLate() {
      for (const deliver of late) soon(deliver)
      late = []
    },
    /** Everything sent from now on arrives, once. */
    calmDown() {
      calm = true
      this.deliverLate()
    },
  }
}
