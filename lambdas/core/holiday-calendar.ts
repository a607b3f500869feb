/**
 * The last day for which the holidays of `@holiday-jp/holiday_jp` are known; from then on weekends and closures count
 * alone. Written down, as whoever tells of it needs no more of the calendar; a test holds it to the calendar.
 */
export const holidaysKnownUntil = '2050-12-31'

const end = Date.parse(`${holidaysKnownUntil}T24:00:00+09:00`)
const year = 365 * 24 * 60 * 60 * 1000

/** From a year before on: deadlines will soon be set without holidays, unless a newer version brings more of them. */
export const isCalendarEnding = (now: Date): boolean => now.getTime() >= end - year
