import type { Clock } from '../ports.ts'

/** One timer of the operating system for the earliest moment that is due, whatever number of waits there are. */
export const createAlarm = (clock: Clock, nextDue: () => Date | undefined, fire: () => void) => {
  let armed: { at: number; cancel: () => void } | undefined

  const disarm = (): void => {
    armed?.cancel()
    armed = undefined
  }

  return {
    disarm,

    /** To be called whenever the earliest moment may have changed. */
    rearm: (): void => {
      const due = nextDue()
      if (due?.getTime() === armed?.at) return
      disarm()
      if (due === undefined) return
      const cancel = clock.setTimer(due, () => {
        armed = undefined
        fire()
      })
      armed = { at: due.getTime(), cancel }
    },
  }
}
