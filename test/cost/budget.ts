import type { PathName } from './paths.ts'

export interface Budget {
  /** The licence branch ends in a state of its own, as a choice cannot end a branch. */
  statesEntered: number
  /** US dollars for 1,000 orders, without mails and reads of secrets. */
  dollars: number
}

const statesEntered = 13
/** Of the correction, the build once more, and its choice. */
const statesOfARound = 3

export const budgets: Record<PathName, Budget> = {
  'without shipping': { statesEntered, dollars: 0.4 },
  // A third task: some 0.03 more, in writes and pages. The states alone are 0.325.
  'with shipping': { statesEntered, dollars: 0.43 },
  'one return round': { statesEntered: statesEntered + statesOfARound, dollars: 0.53 },
  'not 対応要': { statesEntered: 3, dollars: 0.1 },
}

/** US dollars for 30 days of the schedules, the secrets and the key, while no order is open. */
export const monthly = 2.5
