import { parseDatetime, toKintoneDatetime } from '../datetime.ts'

const nineHours = 9 * 60 * 60 * 1000

/** UTC as kept → Japan time as `<input type="datetime-local">` wants it (`2026-01-31T12:04`); '' stays ''. */
export function toJapanTime(utc: string): string {
  const moment = parseDatetime(utc)
  return moment ? new Date(moment.getTime() + nineHours).toISOString().replace(/:\d\d\.\d{3}Z$/, '') : utc
}

/** The other way; what is no date and time is left as typed, for the check to refuse. */
export function fromJapanTime(typed: string): string {
  const moment = parseDatetime(`${typed}+09:00`)
  return moment ? toKintoneDatetime(moment) : typed
}
