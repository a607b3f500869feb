import type { Settings } from '../../../settings/settings.ts'
import { addBusinessDays, dayInJapan, onDayInJapan, subtractBusinessDays } from '../business-day.ts'
import type { Task } from '../order.ts'

export type StageRule = Pick<Settings['deadline'], 'remindDaysBefore' | 'escalateDaysAfter' | 'closures'>
export type Stage = Task['stages'][number]

/** Later moments have years of more than four digits, which sort before all others as texts. Nobody is told that late. */
const endOfDates = new Date('9999-12-31T00:00:00Z')

/**
 * What is to be told of a task that opens, by time: the reminder some business days before the deadline and `overdue` at
 * it, if they are still to come; the escalation some business days after the later of deadline and opening. Each at the
 * deadline's (or the opening's) time of day in Japan.
 * @throws NoBusinessDay
 */
export function stagesOf(deadline: string | undefined, openedAt: Date, rule: StageRule): Stage[] {
  if (!deadline) return []
  const limit = new Date(deadline)
  const stages: Stage[] = []
  const add = (stage: Stage['stage'], at: Date) => {
    if (at > openedAt && at < endOfDates) stages.push({ stage, at: at.toISOString() })
  }
  if (rule.remindDaysBefore > 0) add('reminder', daysBefore(limit, rule.remindDaysBefore, rule.closures))
  add('overdue', limit)
  const since = limit > openedAt ? limit : openedAt
  if (rule.escalateDaysAfter > 0) add('escalation', daysAfter(since, rule.escalateDaysAfter, rule.closures))
  return stages
}

const daysBefore = (moment: Date, count: number, closures: readonly string[]) =>
  onDayInJapan(moment, subtractBusinessDays(dayInJapan(moment), count, closures))
const daysAfter = (moment: Date, count: number, closures: readonly string[]) =>
  onDayInJapan(moment, addBusinessDays(dayInJapan(moment), count, closures))
