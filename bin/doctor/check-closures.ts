import { dayInJapan } from '../../lambdas/core/business-day.ts'
import { lastDayOf } from '../../settings/closures.ts'
import { type Check, note } from './check.ts'

/** Closures of which each was for a year that has passed: somebody wrote them once, and means them still. */
export function checkClosures(closures: readonly string[], now: Date): Check[] {
  const days = closures.map(lastDayOf)
  if (days.length === 0 || days.some((day) => day === undefined || day >= dayInJapan(now))) return []
  return [
    note(
      'closures',
      ['設定の deadline.closures は、どれも過ぎた日です', 'all of deadline.closures in the settings have passed'],
      [
        '次の休業日を書いてください。12-29/01-03 のように年を付けなければ、毎年になります',
        'add the next ones; without a year, as in 12-29/01-03, they recur',
      ],
    ),
  ]
}
