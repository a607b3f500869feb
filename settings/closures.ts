import * as z from 'zod'
import { inWords } from './problems.ts'

const day = 24 * 60 * 60 * 1000
const dateAt = (time: number) => new Date(time).toISOString().slice(0, 10)
const timeOf = (date: string) => Date.parse(`${date}T00:00Z`)

/** `2026-12-29`, `12-29`, or two of one kind with a slash between. */
const form = /^(\d{4}-)?\d{2}-\d{2}(\/(\d{4}-)?\d{2}-\d{2})?$/

/** Of a recurring one the first and the last day of each year, `MM-DD`; else two dates. One day is both. */
const endsOf = (closure: string): readonly [first: string, last: string] => {
  const [first = '', last = first] = closure.split('/')
  return [first, last]
}
const recurs = (end: string) => end.length === 5

/** A leap year has every day that there is. */
const isDay = (end: string) => {
  const date = recurs(end) ? `2024-${end}` : end
  return !Number.isNaN(timeOf(date)) && dateAt(timeOf(date)) === date
}

const isRange = ([first, last]: readonly [string, string]) =>
  recurs(first) === recurs(last) && (recurs(first) || (first <= last && timeOf(last) - timeOf(first) < 366 * day))

/**
 * Whether one of the closures has the day. One that recurs has it in every year, also over New Year; the 29th of February
 * in leap years. Years before 0 and after 9999 are written as ECMAScript does, `+010000-01-01`.
 */
export const isClosed = (date: string, closures: readonly string[]): boolean =>
  closures.some((closure) => {
    const [first, last] = endsOf(closure)
    if (!recurs(first)) return first <= date && date <= last
    const of = date.slice(-5)
    return first <= last ? first <= of && of <= last : first <= of || of <= last
  })

/** The last day of a closure that has years; undefined of one that recurs. */
export const lastDayOf = (closure: string): string | undefined => {
  const [, last] = endsOf(closure)
  return recurs(last) ? undefined : last
}

/** Twice as much, which a recurring and a dated closure may make together, still leaves a business day in each year. */
const longest = 150

/** A year of each length. */
const someYears = [2024, 2025]

/** Weekends count, holidays do not: those are not known here. */
const leaveOpenWeekdays = (closures: readonly string[]): boolean =>
  closures
    .flatMap((closure) => {
      const [first] = endsOf(closure)
      return recurs(first) ? someYears.map((year) => `${year}-${first}`) : [first]
    })
    .every((start) => isOpenSoonAfter(timeOf(start), closures))

function isOpenSoonAfter(start: number, closures: readonly string[]): boolean {
  for (let passed = 0; passed <= longest; passed++) {
    const time = start + passed * day
    if (new Date(time).getUTCDay() % 6 !== 0 && !isClosed(dateAt(time), closures)) return true
  }
  return false
}

const rules = {
  form: inWords(
    '12-29/01-03(毎年)、05-01(毎年)、2026-08-13、2026-12-28/2027-01-05 のような日か期間にしてください',
    'a day or a range like 12-29/01-03 (every year), 05-01 (every year), 2026-08-13 or 2026-12-28/2027-01-05',
  ),
  days: inWords('暦にある日にしてください', 'days that the calendar has'),
  range: inWords(
    '両方の日に年を付け(早いほうが先、長くても 1 年)、または両方とも付けないでください',
    'both days with a year, the earlier first and the later within a year, or both without',
  ),
  open: inWords(
    `どの ${longest} 日の間にも、平日の営業日を 1 日は残してください`,
    `at least one weekday open in any ${longest} days`,
  ),
}

const closure = z
  .string()
  .regex(form, { error: rules.form, abort: true })
  .refine((text) => endsOf(text).every(isDay), { error: rules.days, abort: true })
  .refine((text) => isRange(endsOf(text)), { error: rules.range, abort: true })

export const closuresSchema = z
  .array(closure)
  .max(400)
  .refine(leaveOpenWeekdays, rules.open)
  .default([])
  .meta({
    description:
      'Company closures beside weekends and Japanese holidays: days or ranges of every year (05-01, 12-29/01-03), or of one year (2026-08-13, 2026-12-28/2027-01-05). A range has its first and last day in it.',
    examples: [['12-29/01-03', '08-13/08-15', '2026-05-01']],
  })
