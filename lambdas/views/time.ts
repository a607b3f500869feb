import { html } from 'hono/html'
import type { Text } from './bilingual.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'

const minute = 60_000
const weekdays = [
  ['日', 'Sun'],
  ['月', 'Mon'],
  ['火', 'Tue'],
  ['水', 'Wed'],
  ['木', 'Thu'],
  ['金', 'Fri'],
  ['土', 'Sat'],
] as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text))

/** `2026年11月26日(木) 17:00` and `Thu 26 Nov 2026, 17:00 JST`; what is no instant (ISO 8601) is shown as it is. */
export function jstText(instant: string): Text {
  if (!isInstant(instant)) return [instant, '']
  // JST has no daylight saving, so a shifted UTC date reads the same whatever zone data the host has.
  const jst = new Date(Date.parse(instant) + 9 * 60 * minute)
  const [year, month, day] = [jst.getUTCFullYear(), jst.getUTCMonth(), jst.getUTCDate()]
  const [weekdayJa, weekdayEn] = weekdays[jst.getUTCDay()] ?? ['', '']
  const clock = jstStamp(instant).slice(-5)
  return [
    `${year}年${month + 1}月${day}日(${weekdayJa}) ${clock}`,
    `${weekdayEn} ${day} ${months[month]} ${year}, ${clock} JST`,
  ]
}

/** `2026-11-26 17:00` in JST: what a spreadsheet reads as a date; what is no instant (ISO 8601) is shown as it is. */
export function jstStamp(instant: string): string {
  if (!isInstant(instant)) return instant
  const [day = '', clock = ''] = new Date(Date.parse(instant) + 9 * 60 * minute).toISOString().split('T')
  // From the year 10000 on ISO 8601 has a sign and six digits.
  return `${day.replace(/^\+0*/, '')} ${clock.slice(0, 5)}`
}

/** An instant (ISO 8601) as a `time` element in JST. */
export const jstTime = (instant: string, say: Say): Markup =>
  html`<time datetime="${instant}">${say(jstText(instant))}</time>`

/** `2日3時間` / `2 d 3 h`, in the two largest units. */
export function span(milliseconds: number): Text {
  const minutes = Math.floor(milliseconds / minute)
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  if (d > 0) return [`${d}日${h}時間`, `${d} d ${h} h`]
  if (h > 0) return [`${h}時間${m}分`, `${h} h ${m} min`]
  return [`${m}分`, `${m} min`]
}

/** `残り 2日3時間` / `2 d 3 h left`, or how long a deadline (ISO 8601) is past; undefined if it is no instant. */
export function timeLeft(deadline: string, now: Date): { overdue: boolean; text: Text } | undefined {
  if (!isInstant(deadline)) return undefined
  const left = Date.parse(deadline) - now.getTime()
  const [ja, en] = span(Math.abs(left))
  return left < 0
    ? { overdue: true, text: [`${ja} 超過`, `${en} overdue`] }
    : { overdue: false, text: [`残り ${ja}`, `${en} left`] }
}
