import { holidaysKnownUntil, isCalendarEnding } from '../../lambdas/core/holiday-calendar.ts'
import { type Check, note, ok } from './check.ts'

/** Whether deadlines will know holidays for a year to come. */
export function checkCalendar(now: Date): Check {
  const id = 'holidays'
  if (!isCalendarEnding(now))
    return ok(id, `祝日を ${holidaysKnownUntil} まで知っています`, `holidays are known until ${holidaysKnownUntil}`)
  return note(
    id,
    [`祝日を ${holidaysKnownUntil} までしか知りません`, `holidays are known until ${holidaysKnownUntil} only`],
    [
      '新しい版にしてください。それまでは設定の deadline.closures に祝日を書けます',
      'get a newer version; until then deadline.closures of the settings can name holidays',
    ],
  )
}
