import type { PathName } from './paths.ts'

export interface Budget {
  statesEntered: number
  /** US dollars for 1,000 orders, without mails and reads of secrets. */
  dollars: number
}

/** With shipping; without it the same, as the skipped task's branch then ends in a state of its own. */
const statesEntered = 12
const statesOfARound = 3

export const budgets: Record<PathName, Budget> = {
  'without shipping': { statesEntered, dollars: 0.4 },
  'with shipping': { statesEntered, dollars: 0.4 },
  'one return round': { statesEntered: statesEntered + statesOfARound, dollars: 0.45 },
  'not 対応要': { statesEntered: 3, dollars: 0.1 },
}

/**
 * US dollars for 30 days of all that costs whether or not an order is open: schedules, secrets, keys, alarms, the dashboard
 * and its figures. Some 7 of them are within the free part of an account that has no other alarms.
 */
export const monthly = 16
