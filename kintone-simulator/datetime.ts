const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

/**
 * A moment as kintone keeps it: UTC, cut to the minute (`2026-01-31T03:04:00Z`).
 * https://cybozu.dev/ja/kintone/docs/overview/field-types/
 */
export function toKintoneDatetime(moment: Date): string {
  return `${moment.toISOString().slice(0, 16)}:00Z`
}

const [earliest, latest] = [Date.parse('0000-01-01T00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')]

/** Reads an ISO 8601 date and time with its offset (`Z`, `+09:00` or `+0900`); undefined when it is none. */
export function parseDatetime(text: string): Date | undefined {
  if (!iso.test(text)) return undefined
  const moment = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  // A shift to UTC may leave the years of four digits, at either end.
  return moment.getTime() >= earliest && moment.getTime() <= latest ? moment : undefined
}
