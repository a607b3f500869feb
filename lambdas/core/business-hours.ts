import { dayInJapan, isBusinessDay } from './business-day.ts'

const hour = 60 * 60 * 1000
/** No run of days off is as long as this. */
const mostDays = 400

/** So many hours after a moment, of which only those of business days count. */
export function afterBusinessHours(moment: Date, hours: number, closures: readonly string[]): Date {
  let at = moment.getTime()
  let left = hours * hour
  for (let days = 0; days < mostDays; days++) {
    const day = dayInJapan(new Date(at))
    const nextDay = Date.parse(`${day}T00:00+09:00`) + 24 * hour
    if (isBusinessDay(day, closures)) {
      if (at + left < nextDay) return new Date(at + left)
      left -= nextDay - at
    }
    at = nextDay
  }
  return new Date(at)
}
