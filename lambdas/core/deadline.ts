import type { Settings } from '../../settings/settings.ts'
import { addBusinessDays, dayInJapan, momentInJapan } from './business-day.ts'

/** タスク期限日時: 構築希望日時 when it is later than now, else some business days from today at the set time in Japan. */
export function deadlineOf(desired: string | undefined, now: Date, settings: Settings['deadline']): Date {
  if (desired && new Date(desired) > now) return new Date(desired)
  return momentInJapan(addBusinessDays(dayInJapan(now), settings.businessDays, settings.closures), settings.time)
}
