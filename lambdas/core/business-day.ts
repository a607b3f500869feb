import calendar from '@holiday-jp/holiday_jp'

const hour = 60 * 60 * 1000

/** A moment's calendar day in Japan, as `2026-11-23`. Japan has no summer time: UTC+9 all year. */
export const dayInJapan = (moment: Date) => new Date(moment.getTime() + 9 * hour).toISOString().slice(0, 10)

/** The moment at which a clock in Japan shows this day and time (`17:00`). */
export const momentInJapan = (day: string, time: string) => new Date(`${day}T${time}:00+09:00`)

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 24 * hour).toISOString().slice(0, 10)

/** Looked up by the day's text: the calendar's own `isHoliday` compares in the host's zone. */
const isNationalHoliday = (day: string) => Object.hasOwn(calendar.holidays, day)

export function isBusinessDay(day: string, closures: readonly string[]) {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !closures.includes(day) && !isNationalHoliday(day)
}

/** The `count`-th business day after `day`; 0: `day` itself or the first business day after it. */
export const addBusinessDays = (day: string, count: number, closures: readonly string[]) =>
  goBusinessDays(day, count, closures, 1)

/** The `count`-th business day before `day`; 0: `day` itself or the last business day before it. */
export const subtractBusinessDays = (day: string, count: number, closures: readonly string[]) =>
  goBusinessDays(day, count, closures, -1)

function goBusinessDays(day: string, count: number, closures: readonly string[], step: 1 | -1) {
  let current = day
  for (let left = count; left > 0 || !isBusinessDay(current, closures); ) {
    current = dayAfter(current, step)
    if (isBusinessDay(current, closures)) left--
  }
  return current
}

/** The same time of day in Japan on another day. */
export const onDayInJapan = (moment: Date, day: string) =>
  new Date(moment.getTime() + Date.parse(`${day}T00:00Z`) - Date.parse(`${dayInJapan(moment)}T00:00Z`))
