import calendar from '@holiday-jp/holiday_jp'
import { isClosed } from '../../settings/closures.ts'
import { NoBusinessDay } from './errors.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour

/** Days since 1970-01-01 of a calendar day, and back. A year has four digits, or a sign and six (ECMAScript's own form). */
const numberOf = (date: string) => Date.parse(`${date}T00:00Z`) / day
const dateOf = (number: number) => new Date(number * day).toISOString().split('T')[0] as string

/** A moment's calendar day in Japan, as `2026-11-23`. Japan has no summer time: UTC+9 all year. */
export const dayInJapan = (moment: Date) => dateOf(Math.floor((moment.getTime() + 9 * hour) / day))

/** The moment at which a clock in Japan shows this day and time (`17:00`). */
export const momentInJapan = (date: string, time: string) => new Date(`${date}T${time}:00+09:00`)

/** Looked up by the day's text: the calendar's own `isHoliday` compares in the host's zone. */
const isNationalHoliday = (date: string) => Object.hasOwn(calendar.holidays, date)

/** `closures` as the settings write them. */
export function isBusinessDay(date: string, closures: readonly string[]) {
  const weekday = new Date(`${date}T00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !isClosed(date, closures) && !isNationalHoliday(date)
}

/** The `count`-th business day after `date`; 0: `date` itself or the first business day after it. @throws NoBusinessDay */
export const addBusinessDays = (date: string, count: number, closures: readonly string[]) =>
  goBusinessDays(date, count, closures, 1)

/** The `count`-th business day before `date`; 0: `date` itself or the last business day before it. @throws NoBusinessDay */
export const subtractBusinessDays = (date: string, count: number, closures: readonly string[]) =>
  goBusinessDays(date, count, closures, -1)

/** No office is closed for longer; where settings say so, they are wrong. */
const longestClosure = 366

function goBusinessDays(date: string, count: number, closures: readonly string[], step: 1 | -1) {
  let number = numberOf(date)
  let [left, closed] = [count, 0]
  for (let isOpen = isBusinessDay(date, closures); left > 0 || !isOpen; ) {
    if (closed === longestClosure) throw new NoBusinessDay()
    number += step
    isOpen = isBusinessDay(dateOf(number), closures)
    closed = isOpen ? 0 : closed + 1
    if (isOpen) left--
  }
  return dateOf(number)
}

/** The same time of day in Japan on another day. */
export const onDayInJapan = (moment: Date, date: string) =>
  new Date(moment.getTime() + (numberOf(date) - numberOf(dayInJapan(moment))) * day)
