import type { Settings } from '../../settings/settings.ts'
import { addBusinessDays, dayInJapan, momentInJapan } from './business-day.ts'

type DeadlineRule = Pick<Settings['deadline'], 'businessDays' | 'time' | 'closures'>

/**
 * タスク期限日時: 構築希望日時 when it is later than now, else some business days from today at the set time in Japan;
 * the next business day when that time has gone by.
 */
export function deadlineOf(desired: string | undefined, now: Date, settings: DeadlineRule): Date {
  if (desired && new Date(desired) > now) return new Date(desired)
  const at = (count: number) => momentInJapan(addBusinessDays(dayInJapan(now), count, settings.closures), settings.time)
  const deadline = at(settings.businessDays)
  return deadline > now ? deadline : at(1)
}
